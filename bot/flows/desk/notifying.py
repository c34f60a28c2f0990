"""Which of a check's recruiters is told of an event in a message of their own (R32)."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.check import Check
from bot.domain.desk import Recruiter, Telling
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.notice import LEVELS, Level

FINISHING = frozenset({EventType.CHECK_COMPLETED, EventType.FOLLOW_UP_ANSWERED, EventType.FOLLOW_UP_DECLINED})
SAID_BY_OTHERS = frozenset({EventType.REPORT_ISSUED})  # whatever brings a new version is told of, too
# In the card's thread, for all who read the channel. Notices that come to nobody alone are among them. That a candidate
# has been invited is not: the card shows it, and when sixty start, such lines would hold up all else in the channel.
IN_THE_THREAD = (
    {kind for kind, level in LEVELS.items() if level is not Level.ROUTINE}
    | {
        EventType.CANDIDATE_REMINDED,
        EventType.REFEREE_REMINDED,
        EventType.CHECK_CANCELLED,
        EventType.CHECK_REOPENED,
        EventType.REFERENCES_ADDED,
        EventType.FOLLOW_UP_ASKED,
        EventType.PAUSED,
        EventType.RESUMED,
    }
) - {EventType.ERASURE_REQUESTED}


BY_RECRUITERS = frozenset({EventType.PAUSED, EventType.RESUMED})


def is_in_the_thread(event: Event) -> bool:
    """A recruiter pauses everybody of a check at once, each with a line in the lifecycle: the card shows it."""
    return event.type in IN_THE_THREAD and not (event.type in BY_RECRUITERS and event.actor is Actor.RECRUITER)


def wants(recruiter: Recruiter, check: Check, events: Sequence[Event], now: datetime) -> list[Event]:
    """Those of the events that this member is told of now."""
    if _is_snoozing(recruiter, check, now):
        return []
    return [one for one in events if _matters(one, recruiter.telling)]


def _matters(event: Event, telling: Telling) -> bool:
    level = LEVELS.get(event.type)
    match telling:
        case Telling.NEEDS_ME:
            return level is Level.NEEDS_YOU
        case Telling.FINISHED:
            return level is Level.NEEDS_YOU or event.type in FINISHING
        case Telling.EVERYTHING:
            return level is not None and event.type not in SAID_BY_OTHERS


def _is_snoozing(recruiter: Recruiter, check: Check, now: datetime) -> bool:
    """Everything, or this check: the morning's digest has it all the same."""
    of_the_check = recruiter.snoozed_checks.get(check.id)
    until = [recruiter.snoozed_until, datetime.fromisoformat(of_the_check) if of_the_check else None]
    return any(one is not None and one > now for one in until)
