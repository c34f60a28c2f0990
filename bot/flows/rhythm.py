"""How reminders and patience keep to quiet hours: one a morning, and time to answer the last (R35)."""

from datetime import datetime, timedelta

from bot.domain.conversation import Role
from bot.domain.inbox import Row, Timer
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Purpose
from bot.domain.reminders import Plan, next_open_hour
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.progress import zone_for

A_LITTLE_LATE = timedelta(
    minutes=5
)  # a clock is looked at just after it fell due; the next one may be looked at sooner
WAITED_ON = "waited_on"  # in a timer's payload: its time has been moved once


def gives_way(seen: ConversationSeen, number: int, now: datetime) -> bool:
    """Whether a reminder would wait for the morning until the next one is due: that one then goes for both."""
    return would_give_way(seen.check.sub_account.plan, seen.conversation.role, _zone(seen), number, now)


def would_give_way(plan: Plan, role: Role, zone: str, number: int, now: datetime) -> bool:
    hours = hours_of(plan, role)
    if number >= len(hours):
        return False
    next_due = now + timedelta(hours=hours[number] - hours[number - 1])
    return next_open_hour(plan, zone, now) + A_LITTLE_LATE >= next_due


def hours_of(plan: Plan, role: Role) -> tuple[int, ...]:
    return plan.candidate_hours if role is Role.CANDIDATE else plan.referee_hours


def given_way(seen: ConversationSeen, row: Row, moment: Moment) -> Event:
    """R36: a reminder that is not sent has its line, too."""
    mine = seen.conversation
    about = {"name": mine.name, "channel": mine.channel.value, "purpose": Purpose.REMINDER.value}
    about |= {"number": row.payload["number"], "of": row.payload["of"], "reason": "next_is_due"}
    return Event(
        mine.organisation, mine.check, EventType.MESSAGE_DROPPED, Actor.SYSTEM, moment.now, about, conversation=mine.id
    )


def waits_on(seen: ConversationSeen, row: Row, now: datetime) -> Timer | None:
    """When the last reminder had to wait for the morning, patience is counted from then."""
    ends = patience_ends(seen.check.sub_account.plan, _zone(seen), now)
    if row.payload.get(WAITED_ON) or ends <= now:
        return None
    mine = seen.conversation
    payload = {**row.payload, WAITED_ON: True}
    return Timer(row.lane, f"{mine.id}:patience", ends, row.happening, payload, conversation=mine.id)


def patience_ends(plan: Plan, zone: str, fell_due: datetime) -> datetime:
    """Patience fell due then, counted from when the last reminder did: it ends as much after that one went out."""
    patience = timedelta(hours=plan.unobtainable_after_hours)
    return next_open_hour(plan, zone, fell_due - patience) + patience


def _zone(seen: ConversationSeen) -> str:
    return zone_for(seen.conversation, seen.check)
