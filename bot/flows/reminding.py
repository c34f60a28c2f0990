"""Whether somebody may be reminded now, and if not, why: each is asked once an hour at most (R34)."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.flows.calendar import short_time
from bot.flows.changes import CheckSeen

REMINDED_EVERY = timedelta(hours=1)


class Obstacle(StrEnum):
    SENT = "has sent what was asked"
    SUBMITTED = "has submitted"
    DECLINED = "has declined"
    CLOSED = "is not asked any more"
    WITHDRAWING = "has asked to withdraw"
    STOPPED = "has written STOP and gets no messages"
    PAUSED = "has the reminders paused"
    SNOOZED = "is left in peace until {until}"
    UNREACHED = "gets no messages from here; the link is yours to pass on"
    RECENTLY = "was reminded at {asked}"


ENDED = {ConversationStatus.DECLINED: Obstacle.DECLINED, ConversationStatus.CLOSED: Obstacle.CLOSED}


def obstacle(mine: Conversation, now: datetime) -> Obstacle | None:
    """What the person's own lane sees of it."""
    if mine.status is ConversationStatus.DONE:
        return Obstacle.SENT if mine.role is Role.CANDIDATE else Obstacle.SUBMITTED
    if mine.status in ENDED:
        return ENDED[mine.status]
    if mine.paused:
        return Obstacle.PAUSED
    if mine.snoozed_until and mine.snoozed_until > now:
        return Obstacle.SNOOZED
    if mine.channel is Channel.WEB:
        return Obstacle.UNREACHED
    is_recent = mine.reminder_asked_at is not None and now - mine.reminder_asked_at < REMINDED_EVERY
    return Obstacle.RECENTLY if is_recent else None


def obstacle_seen(seen: CheckSeen, mine: Conversation, now: datetime) -> Obstacle | None:
    """What the check's lane sees of it: STOP, too, and whether the candidate wishes to leave."""
    found = obstacle(mine, now)
    if found in (Obstacle.SENT, Obstacle.SUBMITTED, *ENDED.values()):
        return found
    if mine.lane in seen.stopped:
        return Obstacle.STOPPED
    if mine.role is Role.CANDIDATE and seen.check.withdrawal_asked_at:
        return Obstacle.WITHDRAWING
    return Obstacle.SNOOZED if _snoozed_until(seen, mine, now) and found is not Obstacle.PAUSED else found


def why(found: Obstacle, seen: CheckSeen, mine: Conversation, now: datetime) -> str:
    """A sentence, with hours where the sub-account is."""
    until, asked = _snoozed_until(seen, mine, now), mine.reminder_asked_at
    hours = {"until": until, "asked": asked}
    zone = seen.sub_account.zone
    told = {name: short_time(at, zone, "en") for name, at in hours.items() if at}
    return f"{mine.name} {found.format(**told)}."


def _snoozed_until(seen: CheckSeen, mine: Conversation, now: datetime) -> datetime | None:
    """As the person has said, or as the check has it of a referee."""
    told = [mine.snoozed_until, *(one.snoozed_until for one in seen.references if one.conversation == mine.id)]
    return max((at for at in told if at and at > now), default=None)
