"""At what hour, and on what day of the week, people are asked and answer: by the clock where they are."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.flows.statistics.answering import Group, grouped
from bot.flows.statistics.rows import ReferenceCounted

Heat = list[list[int]]  # by weekday (Monday first), then by hour


def answers_by_hour(references: Iterable[ReferenceCounted]) -> Heat:
    """How many submitted on each weekday at each hour."""
    heat = [[0] * 24 for _ in range(7)]
    for one in references:
        if at := _there(one.submitted_at, one.zone):
            heat[at.weekday()][at.hour] += 1
    return heat


def by_hour_asked(references: Iterable[ReferenceCounted]) -> dict[int, Group]:
    """Those who were invited at each hour, and who of them has answered since."""
    return grouped(references, lambda one: at.hour if (at := _there(one.asked_at, one.zone)) else None)


def by_weekday_asked(references: Iterable[ReferenceCounted]) -> dict[int, Group]:
    """Monday is 0."""
    return grouped(references, lambda one: at.weekday() if (at := _there(one.asked_at, one.zone)) else None)


def _there(at: datetime | None, zone: str) -> datetime | None:
    return at.astimezone(ZoneInfo(zone)) if at else None
