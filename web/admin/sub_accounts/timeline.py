"""The same as a picture: a line for each person, days along it, the hours in which nothing is sent shaded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.domain.conversation import Role
from bot.domain.reminders import Plan, next_open_hour
from bot.flows.foreseen import Foreseen, ForeseenKind
from bot.flows.texts import Texts

WIDTH, MARGIN = 640.0, 14.0  # of the drawing's own units
MOST_DAYS_NAMED = 9
STEP = timedelta(minutes=30)
LONGEST = timedelta(days=45)  # shading beyond that is too fine to be seen


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    row: int  # 0: the candidate
    kind: ForeseenKind
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    dots: tuple[Dot, ...]
    closed: tuple[tuple[float, float], ...]  # from where, how wide
    days: tuple[tuple[float, str], ...]  # midnights, with their names


def timeline(
    plan: Plan, zone: str, start: datetime, followed: Mapping[Role, Sequence[Foreseen]], texts: Texts
) -> Timeline:
    """`start` in UTC."""
    end = max(one.happens_at for found in followed.values() for one in found)
    scale = (WIDTH - 2 * MARGIN) / max((end - start).total_seconds(), 1.0)

    def x(at: datetime) -> float:
        return round(MARGIN + (at - start).total_seconds() * scale, 1)

    dots = [
        Dot(x(one.happens_at), row, one.kind, str(one.number or ""))
        for row, found in enumerate(followed.values())
        for one in found
    ]
    closed = [(x(begins), round(x(ends) - x(begins), 1)) for begins, ends in _closed(plan, zone, start, end)]
    return Timeline(tuple(dots), tuple(closed), tuple((x(at), name) for at, name in _days(zone, start, end, texts)))


def _closed(plan: Plan, zone: str, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The spans in which nothing goes out, found by the rule that holds messages back."""
    at = start
    while at < end and end - start <= LONGEST:
        opens = next_open_hour(plan, zone, at).astimezone(UTC)
        if opens > at:
            yield at, min(opens, end)
        at = opens if opens > at else at + STEP


def _days(zone: str, start: datetime, end: datetime, texts: Texts) -> Iterator[tuple[datetime, str]]:
    there = ZoneInfo(zone)
    first = start.astimezone(there).date() + timedelta(days=1)
    number = (end.astimezone(there).date() - first).days + 1
    every = max(1, -(-number // MOST_DAYS_NAMED))
    for day in range(0, number, every):
        midnight = datetime.combine(first + timedelta(days=day), time(), there)
        yield midnight.astimezone(UTC), format_datetime(midnight, "EEE d", locale=texts.language).replace(".", "")
