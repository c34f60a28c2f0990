"""One text of a sub-account: ours beside its own, what is filled in, what it costs, how it looks on a phone."""

from typing import Any

from aiohttp import web
from wtforms import Form

from bot.flows.own_texts import LONGEST, placeholders, unnamed_answers
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LinesField, form_of
from web.admin.sub_accounts.kept import draw_tab, is_taken
from web.admin.sub_accounts.text_example import example
from web.admin.sub_accounts.text_groups import group_of, is_message
from web.admin.sub_accounts.text_meant import Meant, the_text, wrongs_in
from web.admin.sub_accounts.texts import text_address


class TextForm(Form):
    own = LinesField(render_kw={"rows": 7, "maxlength": LONGEST, "spellcheck": "true"})


async def show(visit: Visit) -> web.Response:
    meant = await the_text(visit)
    return _draw(visit, meant, form_of(TextForm, visit, own=meant.own or meant.standard), [])


async def save(visit: Visit) -> web.Response:
    """Saved, put back to ours, or only looked at: as the button says."""
    meant = await the_text(visit)
    if "reset" in visit.fields:
        return await _taken(visit, meant, None, form_of(TextForm, visit))
    form = form_of(TextForm, visit)
    wrongs = list(wrongs_in(form.own.data, meant, visit.texts))
    if wrongs or "preview" in visit.fields:
        return _draw(visit, meant, form, wrongs, status=422 if wrongs else 200)
    return await _taken(visit, meant, form.own.data if form.own.data != meant.standard else None, form)


async def preview(visit: Visit) -> web.Response:
    """The part of the page that follows what is being typed."""
    meant = await the_text(visit)
    form = form_of(TextForm, visit)
    wrongs = list(wrongs_in(form.own.data, meant, visit.texts))
    return visit.draw("sub_accounts/text_preview.html", told_wrong=wrongs, **_previewed(visit, meant, form.own.data))


async def _taken(visit: Visit, meant: Meant, own: str | None, form: Any) -> web.Response:
    place = text_address(meant.one, meant.texts.language, meant.key)
    change = {"texts": {meant.texts.language: {meant.key: own}}}
    if await is_taken(visit, meant.one.key, change, form, {}):
        return visit.go(place, "admin.sub_accounts.text_reset" if own is None else "admin.saved")
    return _draw(visit, meant, form, form.form_errors, status=422)


def _draw(visit: Visit, meant: Meant, form: Any, wrongs: list[str], status: int = 200) -> web.Response:
    form.own.errors = wrongs
    given = {"form": form, "told_wrong": [], "group": group_of(meant.key), **_previewed(visit, meant, form.own.data)}
    place = text_address(meant.one, meant.texts.language, meant.key)
    return draw_tab(
        visit,
        meant.one,
        "texts",
        status,
        "one_text",
        meant=meant,
        known=placeholders(meant.standard),
        at=place,
        **given,
    )


def _previewed(visit: Visit, meant: Meant, text: str) -> dict[str, Any]:
    base_url, prices = visit.vouchline.settings.base_url, visit.vouchline.prices
    found = example(text, meant.key, meant.one, meant.texts, base_url, prices, visit.texts)
    unnamed = unnamed_answers(meant.key, text, meant.texts)
    return {"example": found, "unnamed": unnamed, "is_message": is_message(meant.key)}
