"""Hours are those of the clock on the wall where the referee is, summer time and all."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.flows.statistics.hours import answers_by_hour, by_hour_asked, by_weekday_asked
from bot.flows.statistics.period import Period, last_days
from tests.statistics.counting import asked

STOCKHOLM = "Europe/Stockholm"


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("at", "zone", "weekday", "hour"),
    [
        (utc(2026, 3, 29, 0, 59), STOCKHOLM, 6, 1),  # the last minute of winter time
        (utc(2026, 3, 29, 1, 0), STOCKHOLM, 6, 3),  # two o'clock is left out
        (utc(2026, 10, 25, 0, 30), STOCKHOLM, 6, 2),  # and comes twice in autumn
        (utc(2026, 10, 25, 1, 30), STOCKHOLM, 6, 2),
        (utc(2026, 11, 23, 23, 30), STOCKHOLM, 1, 0),  # a Monday in Greenwich is a Tuesday here
        (utc(2026, 11, 23, 2, 0), "America/New_York", 6, 21),
        (utc(2026, 11, 23, 9, 50), "Asia/Kolkata", 0, 15),  # half past the hour
        (utc(2026, 11, 23, 9, 10), "Asia/Kathmandu", 0, 14),
    ],
)
def test_an_answer_is_counted_at_the_hour_of_the_wall(at: datetime, zone: str, weekday: int, hour: int) -> None:
    heat = answers_by_hour([asked(zone=zone, submitted_at=at)])
    assert heat[weekday][hour] == 1
    assert sum(sum(row) for row in heat) == 1


def test_invitations_are_counted_at_theirs_and_links_passed_on_at_none() -> None:
    referees = [
        asked(1, asked_at=utc(2026, 7, 6, 7, 0)),  # nine in summer
        asked(asked_at=utc(2026, 12, 7, 8, 0)),  # nine in winter
        asked(2, asked_at=utc(2026, 7, 7, 7, 0), zone="Europe/London"),
        asked(3, asked_at=None),
    ]
    assert {hour: (one.asked, one.submitted) for hour, one in by_hour_asked(referees).items()} == {
        9: (2, 1),
        8: (1, 1),
    }
    assert {day: one.asked for day, one in by_weekday_asked(referees).items()} == {0: 2, 1: 1}


def test_a_period_is_of_whole_days_however_long_they_are() -> None:
    spring = Period(date(2026, 3, 29), date(2026, 3, 29), STOCKHOLM)
    assert spring.since == utc(2026, 3, 28, 23) and spring.until - spring.since == timedelta(hours=23)
    autumn = Period(date(2026, 10, 25), date(2026, 10, 25), STOCKHOLM)
    assert autumn.since == utc(2026, 10, 24, 22) and autumn.until - autumn.since == timedelta(hours=25)
    assert spring.before.until == spring.since


def test_the_last_days_end_with_today_where_the_office_is() -> None:
    late = utc(2026, 11, 23, 23, 30)
    assert last_days(30, late, STOCKHOLM) == Period(date(2026, 10, 26), date(2026, 11, 24), STOCKHOLM)
    assert last_days(1, late, "America/New_York") == Period(date(2026, 11, 23), date(2026, 11, 23), "America/New_York")


def test_weeks_begin_on_mondays_and_the_first_and_last_may_be_part_of_one() -> None:
    period = Period(date(2026, 11, 12), date(2026, 11, 23), STOCKHOLM)
    assert list(period.weeks) == [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    assert period.week_of(utc(2026, 11, 15, 23, 30)) == date(2026, 11, 16)
    assert period.days == 12
    assert period.before == Period(date(2026, 10, 31), date(2026, 11, 11), STOCKHOLM)
