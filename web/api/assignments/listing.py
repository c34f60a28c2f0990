"""Assignments, as a tracking system keeps them in step with its own job openings (R2)."""

from collections.abc import Sequence
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.inbox import Happening, organisation_lane
from bot.errors import NotFound, RequestRefused
from bot.storage.reading import assignments, listed
from bot.storage.reading.assignments import Counted
from bot.storage.reading.moment import one_moment
from web.api.asking import ask
from web.api.assignments.gives import AssignmentLinks, AssignmentPage, AssignmentRead, CountsGiven
from web.api.assignments.takes import AssignmentChanged, AssignmentMade, AssignmentsWanted
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.api.words import ID

TAKEN = ("assignment-exists",)


@endpoint("Find assignments", takes=AssignmentsWanted, gives=AssignmentPage)
@one_moment()
async def find_assignments(call: Call, wanted: AssignmentsWanted) -> AssignmentPage:
    if wanted.external_id:
        one = await assignments.known_outside_as(call.organisation, wanted.external_id)
        found = [one] if one and (wanted.q or "").casefold() in one.title.casefold() else []
        return AssignmentPage(assignments=await _given(call, found), next=None)
    try:
        page = await assignments.page(call.organisation, wanted.q or "", wanted.cursor, wanted.limit)
    except ValueError:
        raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at="/cursor") from None
    return AssignmentPage(assignments=await _given(call, page.assignments), next=page.next)


@endpoint("One assignment", takes=Nothing, gives=AssignmentRead, problems=("no-such-assignment",))
@one_moment()
async def show_assignment(call: Call, _: Nothing) -> AssignmentRead:
    return await _read(call, await the_assignment(call))


@endpoint("Make an assignment", takes=AssignmentMade, gives=AssignmentRead, status=201, problems=TAKEN)
async def make_assignment(call: Call, asked: AssignmentMade) -> AssignmentRead:
    return await _asked(call, {"id": None, **asked.model_dump()})


@endpoint(
    "Rename an assignment, or give it an external id",
    takes=AssignmentChanged,
    gives=AssignmentRead,
    problems=("no-such-assignment", *TAKEN),
)
async def put_assignment(call: Call, asked: AssignmentChanged) -> AssignmentRead:
    known = await the_assignment(call)
    was = {"id": known.id, "title": known.title, "external_id": known.external_id}
    return await _asked(call, {**was, **asked.model_dump(exclude_none=True)})


async def the_assignment(call: Call) -> Assignment:
    """Another organisation's is as unknown as one that never was (R57). Raises `NotFound`."""
    known = await assignments.one(call.organisation, call.named) if ID.fullmatch(call.named) else None
    if known is None:
        raise NotFound("no-such-assignment", "There is no assignment with this id in your organisation.")
    return known


async def _asked(call: Call, asked: dict[str, Any]) -> AssignmentRead:
    payload = {"by": call.key.name, "assignment": asked}
    outcome = await ask(call, organisation_lane(call.organisation), Happening.ASSIGNMENT_ASKED, payload)
    made = await assignments.one(call.organisation, outcome["assignment"])
    if made is None:
        raise NotFound("no-such-assignment", "There is no such assignment any more.")
    return await _read(call, made)


async def _read(call: Call, one: Assignment) -> AssignmentRead:
    return (await _given(call, [one]))[0]


async def _given(call: Call, found: Sequence[Assignment]) -> list[AssignmentRead]:
    ids = [one.id for one in found]
    counts = await assignments.counts(call.organisation, ids)
    lists = await listed.counts(call.organisation, ids)
    return [_one(call, each, counts.get(each.id, Counted()), lists.get(each.id, 0)) for each in found]


def _one(call: Call, one: Assignment, counted: Counted, on_list: int) -> AssignmentRead:
    address = f"{call.linker.base_url}/api/v1/assignments/{one.id}"
    return AssignmentRead(
        id=one.id,
        external_id=one.external_id,
        title=one.title,
        counts=CountsGiven(
            listed=on_list, running=counted.running, completed=counted.complete, archived=counted.archived
        ),
        links=AssignmentLinks(assignment=address, candidates=f"{address}/candidates"),
    )
