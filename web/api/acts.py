"""What a recruiter's program may do to a running check: each is a row for its lane, the answer the check afterwards."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Happening, check_lane
from bot.storage.reading.checks import CheckRead
from web.api.asking import ask
from web.api.call import Call
from web.api.endpoint import Endpoint, Nothing, endpoint
from web.api.found import the_check
from web.api.gives import CheckGiven
from web.api.shown import check_given
from web.api.takes import MoreReferencesAsked

PATIENCE_SECONDS, LOOK_SECONDS = 2.0, 0.02
PASSED_ON: Mapping[Happening, Callable[[CheckRead], bool]] = {
    Happening.PAUSE_ASKED: lambda read: all(one.paused for one in read.conversations),
    Happening.RESUME_ASKED: lambda read: not any(one.paused for one in read.conversations),
    Happening.CANCEL_ASKED: lambda read: all(one.status is ConversationStatus.CLOSED for one in read.conversations),
}
MORE_REFUSED = (
    "unknown-check",
    "check-cancelled",
    "too-many-references",
    "candidate-has-stopped",
    "candidate-declined",
    "candidate-withdraws",
)


async def _act(call: Call, happening: Happening, more: Mapping[str, Any]) -> CheckGiven:
    read = await the_check(call)
    await ask(call, check_lane(read.check.id), happening, {"by": call.key.name, **more})
    return check_given(await _reached(call, PASSED_ON.get(happening, _at_once)), call.linker, call.vouchline.texts)


async def _reached(call: Call, everybody: Callable[[CheckRead], bool]) -> CheckRead:
    """The check once the act has reached its people's lanes, which takes a moment; they are not waited for for long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not everybody(read := await the_check(call)) and time.monotonic() < deadline:
        await asyncio.sleep(LOOK_SECONDS)
    return read


def _at_once(_: CheckRead) -> bool:
    return True


def _plain_act(summary: str, name: str, happening: Happening, problem: str) -> Endpoint[Nothing]:
    async def act(call: Call, _: Nothing) -> CheckGiven:
        return await _act(call, happening, {})

    act.__name__ = name
    return endpoint(summary, takes=Nothing, gives=CheckGiven, problems=("unknown-check", problem))(act)


cancel_check = _plain_act(
    "Cancel a check: all messages stop at once (R45)", "cancel_check", Happening.CANCEL_ASKED, "not-as-things-stand"
)
remind_people = _plain_act(
    "Remind those who have not answered, now", "remind_people", Happening.REMIND_ASKED, "nobody-to-remind"
)
pause_reminders = _plain_act(
    "Stop the reminders of a check (R34)", "pause_reminders", Happening.PAUSE_ASKED, "check-cancelled"
)
resume_reminders = _plain_act(
    "Let the reminders of a check go on", "resume_reminders", Happening.RESUME_ASKED, "check-cancelled"
)
archive_check = _plain_act(
    "Put a completed check away; a cancelled one is in the archive by itself",
    "archive_check",
    Happening.ARCHIVE_ASKED,
    "still-running",
)
unarchive_check = _plain_act(
    "Take a completed check out of the archive", "unarchive_check", Happening.UNARCHIVE_ASKED, "check-cancelled"
)


@endpoint(
    "Ask the candidate for more referees (R43)", takes=MoreReferencesAsked, gives=CheckGiven, problems=MORE_REFUSED
)
async def ask_for_more(call: Call, asked: MoreReferencesAsked) -> CheckGiven:
    return await _act(call, Happening.MORE_REFERENCES_ASKED, {"count": asked.count})


@endpoint(
    "Delete a check and get its credit back, while no referee is entered (R44)",
    takes=Nothing,
    gives=None,
    status=204,
    problems=("unknown-check", "referee-entered"),
)
async def delete_check(call: Call, _: Nothing) -> BaseModel | None:
    read = await the_check(call)
    await ask(call, check_lane(read.check.id), Happening.DELETE_ASKED, {"by": call.key.name})
    return None
