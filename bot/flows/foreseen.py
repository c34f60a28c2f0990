"""When each message to somebody would go out if they never answered, by the very rules that send them (R31-R35)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.conversation import Role
from bot.domain.reminders import Plan, next_open_hour
from bot.flows.rhythm import hours_of, patience_ends, would_give_way


class ForeseenKind(StrEnum):
    OPENING = "opening"
    REMINDER = "reminder"
    GIVEN_WAY = "given_way"  # not sent: by the morning it would wait for, the next one is due
    REPLACEABLE = "replaceable"  # from then on the candidate may name somebody else (R14)
    UNANSWERED = "unanswered"  # R33: the referee counts as unobtainable, the recruiter hears of a silent candidate


@dataclass(frozen=True, slots=True)
class Foreseen:
    kind: ForeseenKind
    due_at: datetime
    happens_at: datetime  # later than due where it waits for the hours that messages may go out in
    number: int = 0  # of a reminder

    @property
    def waits(self) -> bool:
        return self.happens_at > self.due_at


def foreseen(plan: Plan, role: Role, zone: str, start: datetime) -> list[Foreseen]:
    """In the order of time. `start`: the check's, for a candidate; for a referee, when the nomination is sent."""
    opening = Foreseen(ForeseenKind.OPENING, start, next_open_hour(plan, zone, start))
    followed = [opening, *_reminders(plan, role, zone, opening.happens_at), *_ends(plan, role, zone, opening)]
    return sorted(followed, key=lambda one: one.happens_at)


def _reminders(plan: Plan, role: Role, zone: str, sent: datetime) -> Iterator[Foreseen]:
    for number, hours in enumerate(hours_of(plan, role), 1):
        due = sent + timedelta(hours=hours)
        if would_give_way(plan, role, zone, number, due):
            yield Foreseen(ForeseenKind.GIVEN_WAY, due, due, number)
        else:
            yield Foreseen(ForeseenKind.REMINDER, due, next_open_hour(plan, zone, due), number)


def _ends(plan: Plan, role: Role, zone: str, opening: Foreseen) -> Iterator[Foreseen]:
    sent = opening.happens_at
    if role is Role.REFEREE:
        replaceable = sent + timedelta(hours=plan.replace_after_hours)
        yield Foreseen(ForeseenKind.REPLACEABLE, replaceable, replaceable)
    last = max(hours_of(plan, role), default=0) + plan.unobtainable_after_hours
    due = sent + timedelta(hours=last)
    yield Foreseen(ForeseenKind.UNANSWERED, due, max(due, patience_ends(plan, zone, due)))
