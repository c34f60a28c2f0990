"""How many messages of one phone are answered: machines answer machines, and a flood needs no answer to each drop."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Lane
from bot.domain.limits import Limits
from bot.flows.changes import PersonSeen

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pace:
    lane: Lane  # with this answer counted
    silent_until: datetime | None = None  # when an answer may come again
    is_last: bool = False  # of this hour: it says so


def pace_of(person: PersonSeen, lane: Lane, limits: Limits, now: datetime) -> Pace:
    """`lane`: as the turn leaves it."""
    lane = _counted(lane, is_hasty=person.unsent > 0, now=now)
    hourly = None if limits.answers_per_hour is None else limits.answers_per_hour * _checks(person)
    silences = []
    if lane.hasty_since and limits.hasty_answers is not None and lane.hasty > limits.hasty_answers:
        silences.append(lane.hasty_since + MINUTE)
    if lane.answered_since and hourly is not None and lane.answered > hourly:
        silences.append(lane.answered_since + HOUR)
    return Pace(lane, max(silences, default=None), is_last=lane.answered == hourly)


def _counted(lane: Lane, *, is_hasty: bool, now: datetime) -> Lane:
    """One more, in the hour and in the minute that are running, or in new ones."""
    if lane.answered_since is None or now - lane.answered_since >= HOUR:
        lane = replace(lane, answered=0, answered_since=now)
    if lane.hasty_since is not None and now - lane.hasty_since >= MINUTE:
        lane = replace(lane, hasty=0, hasty_since=None)
    if is_hasty:
        lane = replace(lane, hasty=lane.hasty + 1, hasty_since=lane.hasty_since or now)
    return replace(lane, answered=lane.answered + 1)


def _checks(person: PersonSeen) -> int:
    return max(1, sum(one.conversation.status is ConversationStatus.OPEN for one in person.conversations))
