"""One text of a sub-account: ours beside its own, what is filled in, what it costs, how it looks on a phone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from wtforms import Form

from bot.domain.organisation import SubAccount
from bot.flows.own_texts import LONGEST, Fault, faults, in_braces, placeholders, unnamed_answers
from bot.flows.texts import Texts
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LinesField, form_of, has_strange_signs
from web.admin.sub_accounts.kept import draw_tab, is_taken, the_sub_account
from web.admin.sub_accounts.text_example import example
from web.admin.sub_accounts.text_groups import group_of, is_message, is_worded
from web.admin.sub_accounts.texts import text_address


class TextForm(Form):
    own = LinesField(render_kw={"rows": 7, "maxlength": LONGEST, "spellcheck": "true"})


@dataclass(frozen=True, slots=True)
class Meant:
    """The text that an address names."""

    one: SubAccount
    key: str
    texts: Texts  # of its language, without what is the sub-account's own

    @property
    def standard(self) -> str:
        return self.texts.catalogue[self.key]

    @property
    def own(self) -> str | None:
        return self.one.texts.get(self.texts.language, {}).get(self.key)


async def show(visit: Visit) -> web.Response:
    meant = await _meant(visit)
    return _draw(visit, meant, form_of(TextForm, visit, own=meant.own or meant.standard), [])


async def save(visit: Visit) -> web.Response:
    """Saved, put back to ours, or only looked at: as the button says."""
    meant = await _meant(visit)
    if "reset" in visit.fields:
        return await _taken(visit, meant, None, form_of(TextForm, visit))
    form = form_of(TextForm, visit)
    wrongs = list(_wrongs(form.own.data, meant, visit.texts))
    if wrongs or "preview" in visit.fields:
        return _draw(visit, meant, form, wrongs, status=422 if wrongs else 200)
    return await _taken(visit, meant, form.own.data if form.own.data != meant.standard else None, form)


async def preview(visit: Visit) -> web.Response:
    """The part of the page that follows what is being typed."""
    meant = await _meant(visit)
    form = form_of(TextForm, visit)
    wrongs = list(_wrongs(form.own.data, meant, visit.texts))
    return visit.draw("sub_accounts/text_preview.html", told_wrong=wrongs, **_previewed(visit, meant, form.own.data))


async def _meant(visit: Visit) -> Meant:
    one = await the_sub_account(visit)
    language, key = visit.request.match_info["language"], visit.request.match_info["text"]
    texts = visit.vouchline.texts.get(language)
    if texts is None or key not in texts.catalogue or not is_worded(key):
        raise web.HTTPNotFound
    return Meant(one, key, texts)


async def _taken(visit: Visit, meant: Meant, own: str | None, form: Any) -> web.Response:
    place = text_address(meant.one, meant.texts.language, meant.key)
    change = {"texts": {meant.texts.language: {meant.key: own}}}
    if await is_taken(visit, meant.one.key, change, form, {}):
        return visit.go(place, "admin.sub_accounts.text_reset" if own is None else "admin.saved")
    return _draw(visit, meant, form, form.form_errors, status=422)


def _wrongs(text: str, meant: Meant, said: Texts) -> Iterator[str]:
    if has_strange_signs(text):
        yield said("admin.sub_accounts.wrong.signs")
    for one in faults(meant.key, text, meant.texts):
        named: Mapping[str, Any] = {"names": in_braces(one.names), "known": in_braces(one.known), "most": LONGEST}
        kind = f"{one.fault}_none" if one.fault is Fault.UNKNOWN and not one.known else one.fault
        yield said(f"admin.sub_accounts.faults.{kind}", **named)


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
