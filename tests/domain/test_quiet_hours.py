"""Quiet hours: 08:00 to 20:00 where the person lives, also on the two days a year when the clock is changed (R35)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.reminders import Plan, next_open_hour

STOCKHOLM = "Europe/Stockholm"


def local(text: str, zone: str = STOCKHOLM) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-23 10:00", "2026-11-23 10:00"),
        ("2026-11-23 08:00", "2026-11-23 08:00"),
        ("2026-11-23 19:59", "2026-11-23 19:59"),
        ("2026-11-23 20:00", "2026-11-24 08:00"),
        ("2026-11-23 23:30", "2026-11-24 08:00"),
        ("2026-11-24 00:00", "2026-11-24 08:00"),
        ("2026-11-24 07:59", "2026-11-24 08:00"),
        ("2026-12-31 22:00", "2027-01-01 08:00"),
    ],
)
def test_the_hours_are_eight_to_eight(at: str, opens: str) -> None:
    assert next_open_hour(Plan(), STOCKHOLM, local(at)) == local(opens)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-03-28T20:30:00+00:00", "2026-03-29T06:00:00+00:00"),  # the night that lasts an hour less
        ("2026-03-29T00:59:00+00:00", "2026-03-29T06:00:00+00:00"),
        ("2026-03-29T01:00:00+00:00", "2026-03-29T06:00:00+00:00"),
        ("2026-03-29T18:00:00+00:00", "2026-03-30T06:00:00+00:00"),  # 20:00 summer time
        ("2026-10-24T18:30:00+00:00", "2026-10-25T07:00:00+00:00"),  # the night that lasts an hour more
        ("2026-10-25T00:30:00+00:00", "2026-10-25T07:00:00+00:00"),  # 02:30 for the first time
        ("2026-10-25T01:30:00+00:00", "2026-10-25T07:00:00+00:00"),  # 02:30 for the second time
        ("2026-10-25T18:59:00+00:00", "2026-10-25T18:59:00+00:00"),  # 19:59 winter time
    ],
)
def test_eight_is_eight_on_the_wall_when_the_clock_is_changed(at: str, opens: str) -> None:
    assert next_open_hour(Plan(), STOCKHOLM, datetime.fromisoformat(at)) == datetime.fromisoformat(opens)


@pytest.mark.parametrize(
    ("zone", "opens"),
    [
        ("America/New_York", "2026-11-23T13:00:00+00:00"),
        ("Asia/Kolkata", "2026-11-23T10:00:00+00:00"),  # 15:30 there
        ("Australia/Sydney", "2026-11-23T21:00:00+00:00"),
        ("Pacific/Kiritimati", "2026-11-23T18:00:00+00:00"),  # past midnight there, already Tuesday
    ],
)
def test_the_hours_are_those_of_the_person(zone: str, opens: str) -> None:
    at = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert next_open_hour(Plan(), zone, at) == datetime.fromisoformat(opens)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-20 19:00", "2026-11-20 19:00"),  # a Friday
        ("2026-11-20 21:00", "2026-11-23 08:00"),
        ("2026-11-21 12:00", "2026-11-23 08:00"),
        ("2026-11-22 21:00", "2026-11-23 08:00"),
        ("2026-10-24 12:00", "2026-10-26 08:00"),  # across the change of the clock
    ],
)
def test_weekends_may_be_quiet_too(at: str, opens: str) -> None:
    assert next_open_hour(Plan(weekends=False), STOCKHOLM, local(at)) == local(opens)


def test_weekends_are_open_unless_said_otherwise() -> None:
    assert next_open_hour(Plan(), STOCKHOLM, local("2026-11-21 12:00")) == local("2026-11-21 12:00")


def test_the_hours_may_be_others() -> None:
    plan = Plan(opens_at_hour=10, closes_at_hour=16)
    assert next_open_hour(plan, STOCKHOLM, local("2026-11-23 09:00")) == local("2026-11-23 10:00")
    assert next_open_hour(plan, STOCKHOLM, local("2026-11-23 16:00")) == local("2026-11-24 10:00")


def test_the_answer_comes_in_the_zone_of_the_question() -> None:
    assert next_open_hour(Plan(), STOCKHOLM, datetime(2026, 11, 23, 22, tzinfo=UTC)).tzinfo is UTC


def test_reminders_follow_the_rule() -> None:
    """R31, R33, R14."""
    plan = Plan()
    assert (plan.candidate_hours, plan.referee_hours) == ((24, 36, 48), (24, 48, 72))
    assert (plan.unobtainable_after_hours, plan.replace_after_hours) == (24, 72)
