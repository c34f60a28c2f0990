"""A check's reminders, all of them or one person's: asked for, stopped, let go on (R34)."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.domain.conversation import Conversation, Role
from bot.domain.inbox import Happening
from bot.storage.reading.checks import CheckRead
from web.api.call import Call
from web.api.checks.acting import Holds, act
from web.api.checks.gives import CheckGiven
from web.api.checks.takes import RemindersAsked
from web.api.endpoint import endpoint

REMIND_REFUSED = ("unknown-check", "unknown-person", "nobody-to-remind", "reminded-recently")
NEVER = datetime.min.replace(tzinfo=UTC)
PAUSE_REFUSED = ("unknown-check", "unknown-person", "check-cancelled")


@endpoint(
    "Remind those who have not answered, or one of them, now; once an hour at most (R34)",
    takes=RemindersAsked,
    gives=CheckGiven,
    problems=REMIND_REFUSED,
)
async def remind_people(call: Call, asked: RemindersAsked) -> CheckGiven:
    return await act(call, Happening.REMIND_ASKED, _of(asked), _asked_since(call.vouchline.clock.now()))


@endpoint(
    "Stop the reminders of a check, or of one person in it (R34)",
    takes=RemindersAsked,
    gives=CheckGiven,
    problems=PAUSE_REFUSED,
)
async def pause_reminders(call: Call, asked: RemindersAsked) -> CheckGiven:
    return await act(call, Happening.PAUSE_ASKED, _of(asked), _all_of(asked, lambda one: one.paused))


@endpoint(
    "Let the reminders of a check go on, or those of one person in it (R34)",
    takes=RemindersAsked,
    gives=CheckGiven,
    problems=PAUSE_REFUSED,
)
async def resume_reminders(call: Call, asked: RemindersAsked) -> CheckGiven:
    return await act(call, Happening.RESUME_ASKED, _of(asked), _all_of(asked, lambda one: not one.paused))


def _of(asked: RemindersAsked) -> dict[str, str]:
    return asked.model_dump(exclude_none=True)


def _all_of(asked: RemindersAsked, holds: Callable[[Conversation], bool]) -> Holds:
    return lambda read, _: all(holds(one) for one in read.conversations if asked.person in (None, _called(read, one)))


def _asked_since(start: datetime) -> Holds:
    """Whether the people who are to be reminded know, so that pressing again is refused."""
    return lambda read, outcome: all(_asked_at(read, one) >= start for one in outcome.get("reminded", ()))


def _asked_at(read: CheckRead, conversation: str) -> datetime:
    return next((one.reminder_asked_at for one in read.conversations if one.id == conversation), None) or NEVER


def _called(read: CheckRead, one: Conversation) -> str:
    """As a request names people."""
    if one.role is Role.CANDIDATE:
        return "candidate"
    return next(f"referee.{reference.position}" for reference in read.references if reference.conversation == one.id)
