"""What is foreseen is what happens: nights, weekends, reminders that give way, patience that waits (R31-R35)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.conversation import Role
from bot.domain.reminders import Plan
from bot.flows.foreseen import ForeseenKind, foreseen

ZONE = "Europe/Stockholm"
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo(ZONE))


def told(plan: Plan, role: Role, start: datetime, zone: str = ZONE) -> list[tuple[str, int, str]]:
    found = foreseen(plan, role, zone, start.astimezone(UTC))
    return [
        (one.kind.value, one.number, one.happens_at.astimezone(ZoneInfo(zone)).strftime("%a %H:%M")) for one in found
    ]


def test_by_day_everything_comes_when_it_is_due() -> None:
    assert told(Plan(), Role.REFEREE, TUESDAY) == [
        ("opening", 0, "Tue 10:00"),
        ("reminder", 1, "Wed 10:00"),
        ("reminder", 2, "Thu 10:00"),
        ("reminder", 3, "Fri 10:00"),
        ("replaceable", 0, "Fri 10:00"),
        ("unanswered", 0, "Sat 10:00"),
    ]


def test_a_reminder_that_falls_into_the_night_waits_for_the_morning() -> None:
    assert told(Plan(), Role.CANDIDATE, TUESDAY)[2] == ("reminder", 2, "Thu 08:00")


def test_one_that_would_wait_until_the_next_is_due_gives_way() -> None:
    late = TUESDAY.replace(hour=23)
    assert told(Plan(), Role.CANDIDATE, late) == [
        ("opening", 0, "Wed 08:00"),
        ("reminder", 1, "Thu 08:00"),
        ("given_way", 2, "Thu 20:00"),
        ("reminder", 3, "Fri 08:00"),
        ("unanswered", 0, "Sat 08:00"),
    ]


def test_without_weekends_all_waits_for_monday_and_patience_with_it() -> None:
    friday = TUESDAY + timedelta(days=3, hours=6)
    assert told(Plan(referee_hours=(24,), weekends=False), Role.REFEREE, friday) == [
        ("opening", 0, "Fri 16:00"),
        ("reminder", 1, "Mon 08:00"),
        ("replaceable", 0, "Mon 16:00"),
        ("unanswered", 0, "Tue 08:00"),
    ]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
def test_hours_are_those_of_where_the_person_is(zone: str) -> None:
    for role in Role:
        for one in foreseen(Plan(), role, zone, TUESDAY.astimezone(UTC)):
            if one.kind in (ForeseenKind.OPENING, ForeseenKind.REMINDER):
                assert 8 <= one.happens_at.astimezone(ZoneInfo(zone)).hour < 20
