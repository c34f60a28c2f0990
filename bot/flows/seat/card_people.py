"""The people of a check, by what may still be asked of them."""

from datetime import datetime

from bot.domain.channel import Channel
from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.reference import Standing
from bot.flows.changes import CheckSeen
from bot.flows.reminding import Obstacle, obstacle_seen
from bot.flows.seat.card_state import is_cancelling

OVER = frozenset({CheckStatus.COMPLETED, CheckStatus.CANCELLED})


def gets_reminders(mine: Conversation, seen: CheckSeen) -> bool:
    return mine.channel is not Channel.WEB and mine.lane not in seen.stopped and mine.id not in seen.paused


def paused_now(seen: CheckSeen) -> tuple[Conversation, ...]:
    """Those whose reminders would be paused."""
    return tuple(one for one in asked_people(seen) if gets_reminders(one, seen))


def people(seen: CheckSeen) -> tuple[Conversation, ...]:
    """The candidate, then the referees by position."""
    referees = (seen.people.get(one.conversation) for one in seen.references)
    return tuple(one for one in (seen.candidate, *referees) if one)


def asked_people(seen: CheckSeen) -> tuple[Conversation, ...]:
    """Those from whom something is still expected."""
    return tuple(one for one in people(seen) if one.status is ConversationStatus.OPEN)


def all_paused(seen: CheckSeen) -> bool:
    asked = asked_people(seen)
    return bool(asked) and all(one.id in seen.paused for one in asked)


def remindable(seen: CheckSeen, now: datetime) -> tuple[Conversation, ...]:
    """An hour's rest after a reminder hides no button: nothing would bring it back when the hour is over."""
    if seen.check.status in OVER or is_cancelling(seen.check, now):
        return ()
    return tuple(one for one in people(seen) if obstacle_seen(seen, one, now) in (None, Obstacle.RECENTLY))


def submitted(seen: CheckSeen) -> tuple[str, ...]:
    """The conversations of the references that are in."""
    return tuple(one.conversation for one in seen.references if one.standing is Standing.SUBMITTED)
