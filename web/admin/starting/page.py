"""The settings step, the look at what will be sent, and the start itself (R3, R4).

Everything posts to one address; `step` says how far. Nothing is kept between the steps but in the form itself.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.listed import Listed
from bot.domain.phone import shown_phone
from bot.errors import RequestRefused, Unavailable
from web.admin.page import Visit, page
from web.admin.press import KEY, new_key, row_key
from web.admin.refusals import refusal_said
from web.admin.starting.confirming import confirming
from web.admin.starting.form import NEW, USUAL, StartForm, form_of, usual_of, with_dependent
from web.admin.starting.offered import Offers, offers_of
from web.admin.starting.people import marked_in
from web.admin.starting.wanted import Wanted, wanted_in


@page
async def show_form(visit: Visit) -> web.StreamResponse:
    """Filled with the defaults; for an assignment, where its page led here."""
    assignment = visit.request.query.get("assignment", "")
    return await _fresh(visit, assignment, ())


async def _fresh(visit: Visit, assignment: str, marked: Sequence[Listed]) -> web.StreamResponse:
    offers = await offers_of(visit, assignment)
    usual = usual_of(offers.sub_account(visit.request.query.get("sub_account", "")), visit)
    known = assignment if assignment in {NEW, *(id for id, _ in offers.titles)} else USUAL
    return _drawn(visit, form_of(visit, offers, None, {**usual, "assignment": known}), offers, marked)


def _drawn(
    visit: Visit,
    form: StartForm,
    offers: Offers,
    marked: Sequence[Listed],
    wrong: Sequence[str] = (),
    status: int = 200,
) -> web.StreamResponse:
    sub_account = offers.sub_account(form.sub_account.data or "")
    chosen = offers.questionnaires.get((form.questionnaire.data or "", form.language.data or ""))
    return visit.draw(
        "starting/form.html",
        status=status,
        form=form,
        offers=offers,
        sub_account=sub_account,
        chosen=chosen,
        marked=marked,
        shown_phone=shown_phone,
        wrong=wrong,
        has_typed=bool(form.candidates.data or form.candidates.errors),
    )


@page
async def take_step(visit: Visit) -> web.StreamResponse:
    return await STEPS.get(visit.field("step"), _review)(visit)


async def _begin(visit: Visit) -> web.StreamResponse:
    """From an assignment's page, with those who are marked there."""
    return await _fresh(visit, visit.field("assignment"), await marked_in(visit))


async def _sent(visit: Visit) -> tuple[StartForm, Offers, list[Listed]]:
    offers = await offers_of(visit, visit.field("assignment"))
    usual = usual_of(offers.sub_account(visit.field("sub_account")), visit)
    return form_of(visit, offers, visit.fields, usual), offers, await marked_in(visit)


async def _changed(visit: Visit) -> web.StreamResponse:
    """Another sub-account or language was chosen."""
    form, offers, marked = await _sent(visit)
    return _drawn(visit, with_dependent(form, offers, visit, visit.field("was_sub_account")), offers, marked)


async def _back(visit: Visit) -> web.StreamResponse:
    form, offers, marked = await _sent(visit)
    return _drawn(visit, form, offers, marked)


async def _review(visit: Visit) -> web.StreamResponse:
    form, offers, marked = await _sent(visit)
    wanted, people = await wanted_in(visit, form, offers, marked)
    if wanted is None:
        return _drawn(visit, form, offers, marked, people.wrong_marked, status=422)
    return await confirming(visit, form, offers, wanted, new_key())


async def _start(visit: Visit) -> web.StreamResponse:
    """Pressing twice starts them once: the second press is answered as the first."""
    key = row_key(visit, "start") or f"press:{new_key()}"
    if "checks" in (await visit.vouchline.turns.outcome("web", key) or {}):
        return _to_started(visit)
    form, offers, marked = await _sent(visit)
    wanted, people = await wanted_in(visit, form, offers, marked)
    if wanted is None:
        return _drawn(visit, form, offers, marked, people.wrong_marked, status=422)
    try:
        await visit.ask(organisation_lane(visit.organisation), Happening.CHECKS_ASKED, _payload(visit, wanted), key)
    except Unavailable:
        raise
    except RequestRefused as refused:
        return _refused(visit, refused, form, offers, marked)
    return _to_started(visit)


def _payload(visit: Visit, wanted: Wanted) -> dict[str, Any]:
    return {
        **wanted.whole,
        "candidates": wanted.people.found,
        "listed": [one.id for one in wanted.people.marked],
        "started_by": visit.user.name,
    }


def _refused(
    visit: Visit, refused: RequestRefused, form: StartForm, offers: Offers, marked: Sequence[Listed]
) -> web.StreamResponse:
    """Beside the field that it is about, where there is one."""
    why = refusal_said(refused, visit.texts)
    name = (refused.at or "").strip("/")
    if name in form:
        form[name].errors = [why]
        return _drawn(visit, form, offers, marked, status=422)
    return _drawn(visit, form, offers, marked, (why,), status=refused.status)


def _to_started(visit: Visit) -> web.StreamResponse:
    return visit.go(f"/admin/checks/started/{visit.field(KEY)}")


STEPS: dict[str, Callable[[Visit], Awaitable[web.StreamResponse]]] = {
    "begin": _begin,
    "changed": _changed,
    "back": _back,
    "review": _review,
    "start": _start,
}
