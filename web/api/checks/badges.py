"""The badges of many checks in one call, for whoever draws a list of candidates (R41)."""

from typing import Annotated

from pydantic import Field

from bot.errors import RequestRefused
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckPage, CheckRead
from bot.storage.reading.searching import CheckSearch
from web.api.call import Call
from web.api.checks.gives_badges import BadgeOfCandidate, BadgePage
from web.api.checks.shown import badge_given
from web.api.checks.takes import Cursor, Several, Taken
from web.api.endpoint import endpoint
from web.api.words import ID, Name
from web.problems import FieldError, InvalidFields, pointer

MOST = 200


class BadgesWanted(Taken):
    """Of these checks, or of all in an assignment."""

    check: Several[str] = Field(default=(), max_length=MOST, description="Ids, with commas between them.")
    assignment: Name | None = Field(default=None, description="The assignment's id or external_id.")
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = MOST


@endpoint("The badges of many checks", takes=BadgesWanted, gives=BadgePage)
async def show_badges(call: Call, wanted: BadgesWanted) -> BadgePage:
    if bool(wanted.check) == bool(wanted.assignment):
        raise InvalidFields([FieldError(pointer("check"), "name either `check` or `assignment`")])
    if wanted.check:
        ids = list(dict.fromkeys(one for one in wanted.check if ID.fullmatch(one)))
        found = CheckPage(await checks.several(call.organisation, ids), None)
    else:
        found = await _of_assignment(call, wanted)
    return BadgePage(badges=[_given(one, call) for one in found.checks], next=found.next)


async def _of_assignment(call: Call, wanted: BadgesWanted) -> CheckPage:
    search = CheckSearch(in_archive=None, assignment=wanted.assignment)
    try:
        return await checks.page(call.organisation, search, wanted.cursor, wanted.limit)
    except ValueError:
        raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at="/cursor") from None


def _given(read: CheckRead, call: Call) -> BadgeOfCandidate:
    check = read.check
    return BadgeOfCandidate(
        id=check.id,
        candidate=check.candidate_name,
        assignment=check.assignment,
        **badge_given(read, call.linker).model_dump(),
    )
