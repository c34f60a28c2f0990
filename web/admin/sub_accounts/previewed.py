"""Reminders and hours as they would turn out: for a start now, late on a weekday, and before a weekend."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.domain.conversation import Role
from bot.domain.reminders import Plan
from bot.flows.foreseen import Foreseen, ForeseenKind, foreseen
from bot.flows.texts import Texts
from web.admin.sub_accounts.timeline import Timeline, timeline

NIGHT, EVENING, FRIDAY = time(23, 15), time(18, 30), 4


@dataclass(frozen=True, slots=True)
class Line:
    role: Role
    kind: ForeseenKind
    what: str
    at: str
    why: str  # it happens then


@dataclass(frozen=True, slots=True)
class Example:
    key: str
    start: str
    lines: tuple[Line, ...]
    timeline: Timeline


def examples(plan: Plan, zone: str, start: datetime, texts: Texts) -> list[Example]:
    """`start` as it was chosen, then the two in which hours matter most, both of the days that follow it."""
    starts = {"chosen": start, **dict(_telling(start.astimezone(ZoneInfo(zone))))}
    return [_example(key, plan, zone, at, texts) for key, at in starts.items()]


def _telling(start: datetime) -> Iterator[tuple[str, datetime]]:
    monday = start.date() + timedelta(days=7 - start.weekday())
    yield "night", datetime.combine(monday, NIGHT, start.tzinfo)
    yield "weekend", datetime.combine(monday + timedelta(days=FRIDAY), EVENING, start.tzinfo)


def _example(key: str, plan: Plan, zone: str, start: datetime, texts: Texts) -> Example:
    at = start.astimezone(UTC)
    followed = {role: foreseen(plan, role, zone, at) for role in Role}
    lines = [_line(role, one, plan, zone, texts) for role, found in followed.items() for one in found]
    return Example(key, _when(at, zone, texts), tuple(lines), timeline(plan, zone, at, followed, texts))


def _line(role: Role, one: Foreseen, plan: Plan, zone: str, texts: Texts) -> Line:
    number = len(plan.candidate_hours if role is Role.CANDIDATE else plan.referee_hours)
    kind = f"{one.kind}_{role}" if one.kind is ForeseenKind.UNANSWERED else one.kind
    what = texts(f"admin.sub_accounts.foreseen.{kind}", number=one.number, of=number)
    return Line(role, one.kind, what, _when(one.happens_at, zone, texts), _why(one, zone, texts))


def _why(one: Foreseen, zone: str, texts: Texts) -> str:
    if one.kind is ForeseenKind.GIVEN_WAY:
        return texts("admin.sub_accounts.foreseen.why_given_way")
    if one.waits:
        return texts("admin.sub_accounts.foreseen.why_waits", at=_when(one.due_at, zone, texts))
    return ""


def _when(at: datetime, zone: str, texts: Texts) -> str:
    """Such as "Tue 24 Nov 10:00"."""
    written = format_datetime(at, "EEE d MMM HH:mm", tzinfo=ZoneInfo(zone), locale=texts.language)
    return written.replace(".", "")
