"""The colour and the logo of a sub-account, with how a page of it would look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from aiohttp import web
from wtforms import FileField, Form
from wtforms.validators import ValidationError
from wtforms.widgets import ColorInput

from bot.domain.brand import DARK, LIGHT, OURS, Theme, is_kept, preview_stylesheet, shades_of
from bot.domain.colour import colour
from bot.domain.organisation import SubAccount
from bot.domain.picture import LARGEST_BYTES, LARGEST_SIDE, SMALLEST_SIDE, Flaw, Picture, picture
from bot.storage.repositories import logos
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LineField, form_of, texts_of
from web.admin.sub_accounts.kept import address, draw_tab, is_taken, the_sub_account

OUR_COLOUR = OURS["light"].css  # what pages have where nothing is chosen
FOLLOWED = {"hx-trigger": "input delay:200ms", "hx-target": "#preview", "hx-swap": "innerHTML"}
TAKEN = ".png,.jpg,.jpeg,.webp"


class LookForm(Form):
    accent = LineField(widget=ColorInput())
    logo = FileField(render_kw={"accept": TAKEN})

    def validate_accent(self, field: Any) -> None:
        if field.data and colour(field.data) is None:
            raise ValidationError(texts_of(self)("admin.sub_accounts.wrong.colour"))


@dataclass(frozen=True, slots=True)
class Shade:
    """What becomes of the colour on pages of one theme."""

    theme: str
    strong: str
    is_kept: bool
    contrast: str


async def show(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    return _draw(visit, one, form_of(LookForm, visit, accent=one.look.accent or OUR_COLOUR))


async def save(visit: Visit) -> web.Response:
    """Changed, back to ours, without its logo, or only looked at: as the button says."""
    one = await the_sub_account(visit)
    form = form_of(LookForm, visit)
    change = _change(form, visit)
    content = _content(visit)
    found = picture(content) if content else None
    if not form.validate() or isinstance(found, Flaw):
        form.logo.errors = [*form.logo.errors, *_flaws(found, visit)]
        return _draw(visit, one, form, status=422)
    if "preview" in visit.fields:
        return _draw(visit, one, form)
    if isinstance(found, Picture):
        change["logo"] = await _kept(visit, found, content)
    if await is_taken(visit, one.key, {"look": change}, form, {}):
        return visit.go(address(one.key, "look"), "admin.saved")
    return _draw(visit, one, form, status=422)


async def preview(visit: Visit) -> web.Response:
    """The part of the page that follows the colour while it is being chosen."""
    one = await the_sub_account(visit)
    chosen = colour(visit.request.query.get("accent", ""))
    accent = chosen.css if chosen else one.look.accent
    return visit.draw("sub_accounts/look_preview.html", one=one, **_previewed(one, accent))


async def colours(visit: Visit) -> web.Response:
    """Of the preview: pages may not carry styles of their own."""
    return web.Response(text=preview_stylesheet(visit.request.query.get("accent", "")), content_type="text/css")


def _change(form: Any, visit: Visit) -> dict[str, str]:
    if "reset" in visit.fields:
        return {"accent": ""}
    if "without_logo" in visit.fields:
        return {"logo": ""}
    chosen = colour(form.accent.data or "")
    return {"accent": chosen.css if chosen and chosen.css != OUR_COLOUR else ""}


def _content(visit: Visit) -> bytes:
    sent = visit.fields.get("logo")
    return sent.file.read(LARGEST_BYTES + 1) if isinstance(sent, web.FileField) else b""


def _flaws(found: Picture | Flaw | None, visit: Visit) -> Iterator[str]:
    if isinstance(found, Flaw):
        kilobytes = LARGEST_BYTES // 1000
        yield visit.texts(
            f"admin.sub_accounts.wrong.logo_{found}", most=kilobytes, least=SMALLEST_SIDE, largest=LARGEST_SIDE
        )


async def _kept(visit: Visit, found: Picture, content: bytes) -> str:
    now = visit.vouchline.clock.real()
    return await logos.keep(visit.vouchline.storage.database, visit.organisation, found.kind, content, now)


def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200) -> web.Response:
    accent = form.accent.data if not form.accent.errors else one.look.accent
    form.accent.render_kw = {**FOLLOWED, "hx-get": f"{address(one.key, 'look')}/preview"}
    return draw_tab(visit, one, "look", status, form=form, **_previewed(one, accent))


def _previewed(one: SubAccount, accent: str) -> dict[str, Any]:
    chosen = colour(accent)
    named = chosen.css if chosen and chosen.css != OUR_COLOUR else ""
    return {
        "accent": named,
        "colours": f"{address(one.key, 'look')}/preview.css?accent={quote(named)}",
        "shades": [_shade(named, theme) for theme in (LIGHT, DARK)],
    }


def _shade(accent: str, theme: Theme) -> Shade:
    found, chosen = shades_of(accent, theme), colour(accent)
    kept = chosen is None or is_kept(chosen, theme)
    return Shade(theme.name, found.strong.css, kept, f"{found.weakest:.1f}")
