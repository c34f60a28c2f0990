"""What a recruiter's program may do to a whole check."""

from pydantic import BaseModel

from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Happening, check_lane
from bot.storage.reading.checks import CheckRead
from web.api.asking import ask
from web.api.call import Call
from web.api.checks.acting import Outcome, act
from web.api.checks.found import the_check
from web.api.checks.gives import CheckGiven
from web.api.checks.takes import CancelAsked, FollowUpAsked, MoreReferencesAsked
from web.api.endpoint import Nothing, endpoint

MORE_REFUSED = (
    "unknown-check",
    "check-cancelled",
    "too-many-references",
    "candidate-has-stopped",
    "candidate-declined",
    "candidate-withdraws",
)
FOLLOW_UP_REFUSED = (
    "unknown-check",
    "unknown-person",
    "check-cancelled",
    "not-submitted",
    "follow-up-open",
    "referee-has-stopped",
)


def _all_closed(read: CheckRead, _: Outcome) -> bool:
    return all(one.status is ConversationStatus.CLOSED for one in read.conversations)


@endpoint(
    "Cancel a check: all messages stop at once (R45)",
    takes=CancelAsked,
    gives=CheckGiven,
    problems=("unknown-check", "not-as-things-stand"),
)
async def cancel_check(call: Call, asked: CancelAsked) -> CheckGiven:
    if asked.undo_seconds:
        return await act(call, Happening.CANCEL_ASKED, {"undo_seconds": asked.undo_seconds})
    return await act(call, Happening.CANCEL_ASKED, {}, _all_closed)


@endpoint(
    "Take a cancelling back, while `cancelling_until` has not come; what waited goes out",
    takes=Nothing,
    gives=CheckGiven,
    problems=("unknown-check", "check-cancelled"),
)
async def undo_cancel(call: Call, _: Nothing) -> CheckGiven:
    return await act(call, Happening.CANCEL_UNDONE, {})


@endpoint(
    "Put a completed check away; a cancelled one is in the archive by itself",
    takes=Nothing,
    gives=CheckGiven,
    problems=("unknown-check", "still-running"),
)
async def archive_check(call: Call, _: Nothing) -> CheckGiven:
    return await act(call, Happening.ARCHIVE_ASKED, {})


@endpoint(
    "Take a completed check out of the archive",
    takes=Nothing,
    gives=CheckGiven,
    problems=("unknown-check", "check-cancelled"),
)
async def unarchive_check(call: Call, _: Nothing) -> CheckGiven:
    return await act(call, Happening.UNARCHIVE_ASKED, {})


@endpoint(
    "Ask the candidate for more referees (R43)", takes=MoreReferencesAsked, gives=CheckGiven, problems=MORE_REFUSED
)
async def ask_for_more(call: Call, asked: MoreReferencesAsked) -> CheckGiven:
    return await act(call, Happening.MORE_REFERENCES_ASKED, {"count": asked.count})


@endpoint(
    "Ask a referee one more question after the reference is submitted (R51)",
    takes=FollowUpAsked,
    gives=CheckGiven,
    problems=FOLLOW_UP_REFUSED,
)
async def ask_follow_up(call: Call, asked: FollowUpAsked) -> CheckGiven:
    return await act(call, Happening.FOLLOW_UP_ASKED, asked.model_dump())


@endpoint(
    "Delete a check and get its credit back, while no referee is entered (R44)",
    takes=Nothing,
    gives=None,
    status=204,
    problems=("unknown-check", "referee-entered", "check-cancelled"),
)
async def delete_check(call: Call, _: Nothing) -> BaseModel | None:
    read = await the_check(call)
    await ask(call, check_lane(read.check.id), Happening.DELETE_ASKED, {"by": call.key.name})
    return None
