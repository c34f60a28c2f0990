"""The morning of the digest: nine o'clock of a working day, wherever the recruiter is and whatever the clocks do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.desk.hours import next_morning

ZONES = sorted(available_timezones())
LONGEST_WAIT = timedelta(days=3, hours=2)  # from Friday's to Monday's, and clocks that are changed between


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-23 08:59", "2026-11-23 09:00"),
        ("2026-11-23 09:00", "2026-11-24 09:00"),  # later than now, so that it is told once
        ("2026-11-27 09:00", "2026-11-30 09:00"),
        ("2026-11-28 12:00", "2026-11-30 09:00"),
        ("2026-11-29 23:59", "2026-11-30 09:00"),
        ("2026-03-27 12:00", "2026-03-30 09:00"),  # the clock goes forward on the Sunday between
        ("2026-10-23 12:00", "2026-10-26 09:00"),  # and back
    ],
)
def test_it_is_nine_on_a_working_day(now: str, then: str) -> None:
    there = ZoneInfo("Europe/Stockholm")
    asked, expected = (datetime.fromisoformat(one).replace(tzinfo=there) for one in (now, then))
    assert next_morning("Europe/Stockholm", asked.astimezone(UTC)) == expected.astimezone(UTC)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2024, 1, 1), datetime(2038, 1, 1), timezones=st.just(UTC)),
)
def test_it_is_the_first_such_hour_in_any_zone(zone: str, now: datetime) -> None:
    there, then = ZoneInfo(zone), next_morning(zone, now)
    local = then.astimezone(there)
    assert then.tzinfo is UTC and now < then <= now + LONGEST_WAIT
    assert (local.hour, local.minute, local.second) == (9, 0, 0) and local.weekday() < 5
    earlier = (datetime.combine(local.date() - timedelta(days=days), local.time(), there) for days in range(1, 5))
    assert [one for one in earlier if one > now and one.weekday() < 5] == [], "there was one before"


@given(st.sampled_from(ZONES), st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))
def test_each_working_day_has_one(zone: str, now: datetime) -> None:
    """A week has five, however often it is asked within."""
    mornings = [next_morning(zone, now)]
    for _ in range(5):
        mornings.append(next_morning(zone, mornings[-1]))
    days = {one.astimezone(ZoneInfo(zone)).date() for one in mornings[:5]}
    assert len(days) == 5
    assert mornings[5].astimezone(ZoneInfo(zone)).weekday() == mornings[0].astimezone(ZoneInfo(zone)).weekday()
