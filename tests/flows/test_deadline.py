"""When a deadline is told of: by the wall of the sub-account, whatever the clock does meanwhile (R37)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.check import CheckStatus
from bot.domain.lifecycle import Event, EventType
from bot.domain.organisation import SubAccount
from bot.domain.reminders import Plan
from bot.flows.deadline import OVER, deadline_timers
from tests.builders import NOON, a_check
from tests.telling.office import DEFAULTS
from tests.world import World

ANNA = {"name": "Anna Lind", "phone": "+46701234567", "email": None}


def due(deadline: str, zone: str = "Europe/Stockholm", now: datetime = NOON, plan: Plan | None = None) -> list[str]:
    unit = SubAccount("unit", "organisation-1", "default", "Café Norr", "sv", zone, plan or Plan())
    timers = deadline_timers(a_check(deadline=date.fromisoformat(deadline)), unit, now)
    assert all(one.due_at.utcoffset() == UTC.utcoffset(None) for one in timers)
    return [f"{one.payload['tells']} {one.due_at.astimezone(ZoneInfo(zone)):%d %b %H:%M}" for one in timers]


def test_it_is_told_of_the_day_before_and_the_day_after() -> None:
    assert due("2026-12-01") == ["deadline_near 30 Nov 08:00", "deadline_passed 02 Dec 08:00"]


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07"])
def test_the_hour_is_that_of_the_wall_on_nights_of_the_clock(day: str, zone: str) -> None:
    assert [told[-5:] for told in due(day, zone)] == ["08:00", "08:00"]


def test_the_hour_is_when_the_plan_opens() -> None:
    assert due("2026-12-01", plan=Plan(opens_at_hour=10))[0].endswith("10:00")


def test_a_day_that_has_begun_is_not_told_of() -> None:
    assert due("2026-11-24") == ["deadline_passed 25 Nov 08:00"]
    assert due("2026-11-01") == []


def test_a_check_without_a_deadline_has_no_clock() -> None:
    unit = SubAccount("unit", "organisation-1", "default", "Café Norr", "sv", "Europe/Stockholm")
    assert deadline_timers(a_check(), unit, NOON) == []


@pytest.mark.parametrize("status", CheckStatus)
def test_it_is_told_of_only_while_references_are_waited_for(status: CheckStatus) -> None:
    world = World()
    world.ask_checks({**DEFAULTS, "assignment": None, "candidates": [ANNA], "deadline": "2026-12-01"})
    check = next(iter(world.tables.checks.values()))
    world.tables.keep(replace(check, status=status))
    world.advance(timedelta(days=30))
    told = {one.what.type for one in world.told if isinstance(one.what, Event)}
    both = {EventType.DEADLINE_NEAR, EventType.DEADLINE_PASSED}
    assert told & both == (set() if status in OVER else both)
