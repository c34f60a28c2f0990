"""One assignment: everybody in it, with a check or without; whoever is marked can be asked for references (R1, R41)."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.domain.assignment import Assignment
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.phone import shown_phone
from bot.errors import NotFound
from bot.storage.reading import assignments, checks, listed
from bot.storage.reading.checks import CheckPage, CheckRead
from bot.storage.reading.moment import one_moment
from bot.storage.reading.searching import CheckSearch
from web.admin.assignments.adding import AddForm
from web.admin.assignments.listing import TitleForm
from web.admin.checks.lines import CheckLine, line_of
from web.admin.given import filled
from web.admin.page import Visit, page
from web.admin.press import new_key
from web.api.words import ID

PER_PAGE = 50
MOST_LISTED = 200  # as many as may be asked for at once


@dataclass(frozen=True, slots=True)
class CandidateLine:
    check: CheckLine
    phone: str
    email: str
    candidate_page: str  # while something is asked of them
    report: str


async def the_assignment(visit: Visit) -> Assignment:
    """Raises `NotFound`; another organisation's is as unknown as one that never was (R57)."""
    known = await assignments.one(visit.organisation, visit.named) if ID.fullmatch(visit.named) else None
    if known is None:
        raise NotFound("unknown-assignment", "There is no assignment with this id in your organisation.")
    return known


@page
@one_moment()
async def show_assignment(visit: Visit) -> web.StreamResponse:
    return await drawn(visit, await the_assignment(visit))


async def drawn(
    visit: Visit,
    assignment: Assignment,
    add: AddForm | None = None,
    title: TitleForm | None = None,
    wrong: str = "",
    file_wrong: str = "",
    status: int = 200,
) -> web.StreamResponse:
    language, cursor = visit.texts.language, visit.request.query.get("cursor")
    found = await _checks(visit, assignment, cursor)
    on_list = [] if cursor else await listed.on(visit.organisation, assignment.id)
    counted = await assignments.counts(visit.organisation, [assignment.id])
    return visit.draw(
        "assignments/one.html",
        status=status,
        assignment=assignment,
        listed=on_list[:MOST_LISTED],
        listed_count=len(on_list),
        shown_phone=shown_phone,
        lines=_lines(found.checks, visit),
        next=found.next,
        cursor=cursor,
        counted=counted.get(assignment.id),
        marks_all=visit.request.query.get("mark") == "all",
        add=add or filled(AddForm, None, language),
        title=title or filled(TitleForm, None, language, {"title": assignment.title}),
        wrong=wrong,
        file_wrong=file_wrong,
        key=new_key(),
    )


async def _checks(visit: Visit, assignment: Assignment, cursor: str | None) -> CheckPage:
    """The newest first, those in the archive among them."""
    search = CheckSearch(in_archive=None, assignment=assignment.id)
    try:
        return await checks.page(visit.organisation, search, cursor or None, PER_PAGE)
    except ValueError:
        return await checks.page(visit.organisation, search, None, PER_PAGE)


def _lines(reads: Sequence[CheckRead], visit: Visit) -> list[CandidateLine]:
    now = visit.vouchline.clock.now()
    return [
        CandidateLine(
            check=line_of(read, visit.texts, now),
            phone=shown_phone(read.check.candidate_phone) if read.check.candidate_phone else "",
            email=read.check.candidate_email or "",
            candidate_page=_candidate_page(read, visit),
            report=visit.linker.report(read.check.id),
        )
        for read in reads
    ]


def _candidate_page(read: CheckRead, visit: Visit) -> str:
    mine = next((one for one in read.conversations if one.role is Role.CANDIDATE), None)
    is_running = mine is not None and mine.status is not ConversationStatus.CLOSED and not read.is_archived
    return visit.linker.person(mine) if mine and is_running else ""
