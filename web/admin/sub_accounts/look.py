"""The colour and the logo of a sub-account."""

from typing import Any

from aiohttp import web
from wtforms import FileField, Form
from wtforms.validators import ValidationError
from wtforms.widgets import ColorInput

from bot.domain.colour import colour
from bot.domain.organisation import SubAccount
from bot.domain.picture import Flaw, Picture, picture
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LineField, form_of, texts_of
from web.admin.sub_accounts.kept import address, draw_tab, is_taken, the_sub_account
from web.admin.sub_accounts.logo_sent import content_of, flaws, kept
from web.admin.sub_accounts.look_previewed import OUR_COLOUR, previewed

FOLLOWED = {
    "hx-trigger": "input delay:200ms",
    "hx-sync": "this:replace",
    "hx-target": "#preview",
    "hx-swap": "innerHTML",
}
TAKEN = ".png,.jpg,.jpeg,.webp"


class LookForm(Form):
    accent = LineField(widget=ColorInput())
    logo = FileField(render_kw={"accept": TAKEN})

    def validate_accent(self, field: Any) -> None:
        if field.data and colour(field.data) is None:
            raise ValidationError(texts_of(self)("admin.sub_accounts.wrong.colour"))


async def show(visit: Visit) -> web.Response:
    """With scripts, its preview alone follows the colour while it is being chosen."""
    one = await the_sub_account(visit)
    chosen = colour(visit.request.query.get("accent", ""))
    accent = chosen.css if chosen else one.look.accent
    if "HX-Request" in visit.request.headers:
        return visit.draw("sub_accounts/look_preview.html", one=one, **previewed(one, accent))
    return _draw(visit, one, form_of(LookForm, visit, accent=accent or OUR_COLOUR))


async def save(visit: Visit) -> web.Response:
    """Changed, back to ours, without its logo, or only looked at: as the button says."""
    one = await the_sub_account(visit)
    form = form_of(LookForm, visit)
    change = _change(form, visit)
    content = content_of(visit)
    found = picture(content) if content else None
    if not form.validate() or isinstance(found, Flaw):
        form.logo.errors = [*form.logo.errors, *flaws(found, visit)]
        return _draw(visit, one, form, status=422)
    if "preview" in visit.fields:
        return _draw(visit, one, form)
    if isinstance(found, Picture):
        change["logo"] = await kept(visit, found, content)
    if await is_taken(visit, one.key, {"look": change}, form, {}):
        return visit.go(address(one.key, "look"), "admin.saved")
    return _draw(visit, one, form, status=422)


def _change(form: Any, visit: Visit) -> dict[str, str]:
    if "reset" in visit.fields:
        return {"accent": ""}
    if "without_logo" in visit.fields:
        return {"logo": ""}
    chosen = colour(form.accent.data or "")
    return {"accent": chosen.css if chosen and chosen.css != OUR_COLOUR else ""}


def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200) -> web.Response:
    accent = form.accent.data if not form.accent.errors else one.look.accent
    form.accent.render_kw = {**FOLLOWED, "hx-get": address(one.key, "look")}
    return draw_tab(visit, one, "look", status, form=form, **previewed(one, accent))
