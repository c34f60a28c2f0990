"""Starting a check anew where the candidate's address was wrong, with everything filled in (R7)."""

import asyncio
import time
from typing import Any

from bot.domain.dialled import as_e164, region_of
from bot.domain.inbox import Happening, check_lane
from bot.errors import NotFound, Unavailable
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from web.api.asking import ask, begun_before
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.gives import CheckGiven
from web.api.checks.shown import check_given
from web.api.checks.takes import StartAnewAsked
from web.api.endpoint import endpoint
from web.problems import FieldError, InvalidFields, pointer

PATIENCE_SECONDS, LOOK_SECONDS = 10.0, 0.02


@endpoint(
    "Start a check anew with another address of the candidate, while no referee is entered (R7)",
    takes=StartAnewAsked,
    gives=CheckGiven,
    status=201,
    problems=("unknown-check", "referee-entered", "check-cancelled"),
)
async def start_anew(call: Call, asked: StartAnewAsked) -> CheckGiven:
    """The check is deleted and its credit given back; the new one has the same settings and takes the credit."""
    before = await begun_before(call)  # by now the check that the request names is deleted
    started = str(before["check"]) if before and "check" in before else await _begun_now(call, asked)
    return check_given(await _reached(call, started), call.linker, call.vouchline.texts)


async def _begun_now(call: Call, asked: StartAnewAsked) -> str:
    read = await the_check(call)
    more = {"by": call.key.name, "candidate": _candidate(asked, region_of(read.sub_account.zone))}
    outcome = await ask(call, check_lane(read.check.id), Happening.START_ANEW_ASKED, more)
    if "check" not in outcome:
        raise NotFound("unknown-check", "The check has been deleted meanwhile.")
    return str(outcome["check"])


def _candidate(asked: StartAnewAsked, region: str) -> dict[str, Any]:
    """What is given anew, the phone in E.164."""
    given = asked.candidate.model_dump(exclude_none=True) if asked.candidate else {}
    if "phone" in given:
        try:
            given["phone"] = as_e164(given["phone"], region)
        except ValueError as wrong:
            raise InvalidFields([FieldError(pointer("candidate", "phone"), str(wrong))]) from None
    return given


async def _reached(call: Call, started: str) -> CheckRead:
    """The new check, which the organisation's lane starts a moment after the old one is gone."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if read := await checks.one(call.organisation, started):
            return read
        await asyncio.sleep(LOOK_SECONDS)
    raise Unavailable("unavailable", "The request was taken but not applied in time; the new check comes in a moment.")
