"""What users do to an assignment: rename it, put people on its list, take them off."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.domain.assignment import Assignment
from bot.domain.inbox import Happening, organisation_lane
from bot.errors import RequestRefused, Unavailable
from web.admin.assignments.adding import AddForm, people_wanted
from web.admin.assignments.importing import look_through, take
from web.admin.assignments.listing import TitleForm, title_in
from web.admin.assignments.one import drawn, the_assignment
from web.admin.given import filled
from web.admin.page import Visit, page
from web.admin.press import row_key
from web.admin.refusals import refusal_said


@page
async def act_on_assignment(visit: Visit) -> web.StreamResponse:
    assignment = await the_assignment(visit)
    act = ACTS.get(visit.field("act"))
    return await act(visit, assignment) if act else await drawn(visit, assignment, status=422)


async def _rename(visit: Visit, assignment: Assignment) -> web.StreamResponse:
    form = filled(TitleForm, visit.fields, visit.texts.language)
    if not form.validate():
        return await drawn(visit, assignment, title=form, status=422)
    asked = {"assignment": {"id": assignment.id, "external_id": assignment.external_id, "title": title_in(form)}}
    try:
        await _ask(visit, Happening.ASSIGNMENT_ASKED, asked)
    except Unavailable:
        raise
    except RequestRefused as refused:
        form.title.errors = [refusal_said(refused, visit.texts)]
        return await drawn(visit, assignment, title=form, status=refused.status)
    return _back(visit, assignment, "renamed")


async def _add(visit: Visit, assignment: Assignment) -> web.StreamResponse:
    form = filled(AddForm, visit.fields, visit.texts.language)
    people = await asyncio.to_thread(people_wanted, visit, form)  # a long list would keep everybody else waiting
    if people is None:
        return await drawn(visit, assignment, add=form, status=422)
    asked = {"assignment": {"id": assignment.id}, "people": people}
    try:
        outcome = await _ask(visit, Happening.CANDIDATES_LISTED, asked)
    except Unavailable:
        raise
    except RequestRefused as refused:
        why = refusal_said(refused, visit.texts)
        return await drawn(visit, assignment, add=form, wrong=why, status=refused.status)
    return _back(visit, assignment, "added_but_known" if outcome["known"] else "added")


async def _unlist(visit: Visit, assignment: Assignment) -> web.StreamResponse:
    marked = [one for one in visit.fields.getall("listed", []) if isinstance(one, str)]
    if not marked:
        why = visit.texts("admin.assignments.wrong.none_marked")
        return await drawn(visit, assignment, wrong=why, status=422)
    await _ask(visit, Happening.CANDIDATES_UNLISTED, {"listed": marked})
    return _back(visit, assignment, "unlisted")


async def _ask(visit: Visit, happening: Happening, asked: Mapping[str, Any]) -> dict[str, Any]:
    key = row_key(visit, visit.named, happening.value)
    return await visit.ask(organisation_lane(visit.organisation), happening, asked, key)


def _back(visit: Visit, assignment: Assignment, done: str) -> web.StreamResponse:
    return visit.go(f"/admin/assignments/{assignment.id}", f"admin.assignments.done.{done}")


ACTS: dict[str, Callable[[Visit, Assignment], Awaitable[web.StreamResponse]]] = {
    "rename": _rename,
    "add": _add,
    "look": look_through,
    "take": take,
    "unlist": _unlist,
}
