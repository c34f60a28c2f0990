"""What users do to a check by its page's buttons, each as the row that does it; refusals stand beside the button."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.desk.card import Looked
from bot.domain.inbox import check_lane
from bot.errors import NotFound, RequestRefused, Unavailable
from web.acts import AT_ONCE, FOR_ONE, WITH_MORE
from web.admin.checks.forms import FollowUpForm, MoreForm, ResendForm
from web.admin.checks.one import Refused, drawn, the_check
from web.admin.checks.reached import reached
from web.admin.given import filled
from web.admin.page import Visit, page
from web.admin.press import row_key
from web.admin.refusals import refusal_said

GONE = "/admin/checks"
ACTS = {**AT_ONCE, **WITH_MORE}


@page
async def act_on_check(visit: Visit) -> web.StreamResponse:
    name = visit.field("act")
    looked = await _still_there(visit, name)
    if looked is None:
        return visit.go(GONE, "admin.checks.done.delete")
    if name not in ACTS:
        return await drawn(visit, looked, status=422)
    if name == "more_references":
        return await _more_references(visit, looked)
    if name == "follow_up":
        return await _follow_up(visit, looked)
    if name == "resend":
        return await _resend(visit, looked)
    person = visit.field("person") if name in FOR_ONE else ""
    return await act(visit, looked, name, {"person": person} if person else {})


async def _still_there(visit: Visit, name: str) -> Looked | None:
    """None where the very same press has deleted it: it is not told that there never was such a check."""
    try:
        return await the_check(visit)
    except NotFound:
        key = row_key(visit, visit.named, name)
        done = await visit.vouchline.turns.outcome("web", key) if name == "delete" and key else None
        if done is None or "deleted" not in done:
            raise
        return None


async def _more_references(visit: Visit, looked: Looked) -> web.StreamResponse:
    form = filled(MoreForm, visit.fields, visit.texts.language)
    if not form.validate():
        return await drawn(visit, looked, more=form, status=422)
    return await act(visit, looked, "more_references", {"count": form.count.data})


async def _follow_up(visit: Visit, looked: Looked) -> web.StreamResponse:
    form = filled(FollowUpForm, visit.fields, visit.texts.language)
    if not form.validate():
        return await drawn(visit, looked, follow_up=form, status=422)
    asked = {"person": form.person.data, "question": form.question.data}
    return await act(visit, looked, "follow_up", asked)


async def _resend(visit: Visit, looked: Looked) -> web.StreamResponse:
    form = filled(ResendForm, visit.fields, visit.texts.language)
    if not form.validate():
        return await drawn(visit, looked, status=422)
    return await act(visit, looked, "resend", {"person": form.person.data, "channel": form.channel.data})


async def act(visit: Visit, looked: Looked, name: str, more: Mapping[str, Any]) -> web.StreamResponse:
    chosen, check = ACTS[name], looked.read.check.id
    person = str(more.get("person", ""))
    began = visit.vouchline.clock.now()
    key = row_key(visit, check, name, *(str(more[one]) for one in ("person", "channel") if more.get(one)))
    try:
        outcome = await visit.ask(check_lane(check), chosen.happening, {**chosen.fields, **more}, key)
    except Unavailable:
        raise
    except RequestRefused as refused:
        told = Refused(name, person, refusal_said(refused, visit.texts))
        return await drawn(visit, await the_check(visit), told, status=refused.status)
    if name == "delete":
        return visit.go(GONE, "admin.checks.done.delete")
    await reached(visit, check, name, person, outcome, began)
    back = _back(visit, check)
    return visit.go(back, "" if name == "cancel" else f"admin.checks.done.{name}")


def _back(visit: Visit, check: str) -> str:
    """To the list, where the button was there."""
    return "/admin/checks" if visit.field("from") == "list" else f"/admin/checks/{check}"
