"""The people of an assignment: listed before any check, taken off the list, and shown with their badges (R1, R41)."""

from bot.domain.assignment import Assignment
from bot.domain.inbox import Happening, organisation_lane
from bot.domain.listed import Listed
from bot.errors import NotFound, RequestRefused
from bot.storage.reading import checks, listed
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.moment import one_moment
from bot.storage.reading.searching import CheckSearch
from web.api.asking import ask
from web.api.assignments.gives import CheckBadge, PeopleListed, PeoplePage, PersonInAssignment
from web.api.assignments.importing import PEOPLE_FILE, is_dry, region_asked
from web.api.assignments.listing import the_assignment
from web.api.assignments.takes import PeopleAsked, PeopleWanted
from web.api.call import Call
from web.api.checks.candidates import people_of
from web.api.checks.shown import badge_given
from web.api.endpoint import Nothing, endpoint
from web.api.words import ID

OF_LIST, OF_CHECKS = "l.", "c."  # how a cursor says in which part of the people it is


@endpoint(
    "Everybody in an assignment: who has no check yet, then checks with their badges",
    takes=PeopleWanted,
    gives=PeoplePage,
    problems=("no-such-assignment",),
)
@one_moment()
async def show_people(call: Call, wanted: PeopleWanted) -> PeoplePage:
    assignment, cursor = await the_assignment(call), wanted.cursor or OF_LIST
    part, place = cursor[:2], cursor[2:] or None
    try:
        if part == OF_LIST:
            return await _listed_page(call, assignment, place, wanted.limit)
        if part == OF_CHECKS:
            return await _checks_page(call, assignment, place, wanted.limit)
    except ValueError:
        pass
    raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at="/cursor")


async def _listed_page(call: Call, assignment: Assignment, place: str | None, limit: int) -> PeoplePage:
    """Filled up with checks where the list ends."""
    found, more = await listed.page(call.organisation, assignment.id, place, limit)
    people = [listed_given(one) for one in found]
    if more or len(people) == limit:
        return PeoplePage(candidates=people, next=f"{OF_LIST}{more}" if more else OF_CHECKS)
    rest = await _checks_page(call, assignment, None, limit - len(people))
    return PeoplePage(candidates=[*people, *rest.candidates], next=rest.next)


async def _checks_page(call: Call, assignment: Assignment, place: str | None, limit: int) -> PeoplePage:
    search = CheckSearch(in_archive=None, assignment=assignment.id)
    found = await checks.page(call.organisation, search, place, limit)
    people = [_with_check(one, call) for one in found.checks]
    return PeoplePage(candidates=people, next=f"{OF_CHECKS}{found.next}" if found.next else None)


@endpoint(
    "Put people on an assignment's list, for whom a check may be started later",
    takes=PeopleAsked,
    gives=PeopleListed,
    status=201,
    problems=("no-such-assignment", "list-full", "unreadable-file", "unknown-sub-account"),
    file=PEOPLE_FILE,
)
async def list_people(call: Call, asked: PeopleAsked) -> PeopleListed:
    if is_dry(call):
        raise RequestRefused("invalid-request", "Only a file can be tried without listing anybody.", at="/dry_run")
    people = people_of(asked.candidates, await region_asked(call))
    return await listed_now(call, people)


async def listed_now(call: Call, people: list[dict[str, str | None]]) -> PeopleListed:
    """`people`: name, phone in E.164 and e-mail of each."""
    assignment = await the_assignment(call)
    payload = {"by": call.key.name, "assignment": {"id": assignment.id}, "people": people}
    outcome = await ask(call, organisation_lane(call.organisation), Happening.CANDIDATES_LISTED, payload)
    new = await listed.named(call.organisation, outcome["ids"])
    return PeopleListed(candidates=[listed_given(one) for one in new], known=outcome["known"])


@endpoint(
    "Take somebody off an assignment's list",
    takes=Nothing,
    gives=None,
    status=204,
    problems=("no-such-assignment", "no-such-candidate"),
)
async def unlist_person(call: Call, _: Nothing) -> None:
    assignment, id = await the_assignment(call), call.request.match_info["listed"]
    known = await listed.named(call.organisation, [id]) if ID.fullmatch(id) else []
    if not any(one.assignment == assignment.id for one in known):
        raise NotFound("no-such-candidate", "There is nobody with this id on the assignment's list.")
    payload = {"by": call.key.name, "listed": [id]}
    await ask(call, organisation_lane(call.organisation), Happening.CANDIDATES_UNLISTED, payload)


def listed_given(one: Listed) -> PersonInAssignment:
    return PersonInAssignment(
        name=one.name,
        phone=one.phone,
        email=one.email,
        listed=one.id,
        listed_by=one.listed_by,
        since=one.created_at,
        check=None,
    )


def _with_check(read: CheckRead, call: Call) -> PersonInAssignment:
    check = read.check
    return PersonInAssignment(
        name=check.candidate_name,
        phone=check.candidate_phone,
        email=check.candidate_email,
        listed=None,
        listed_by=None,
        since=check.created_at,
        check=CheckBadge(id=check.id, **badge_given(read, call.linker).model_dump()),
    )
