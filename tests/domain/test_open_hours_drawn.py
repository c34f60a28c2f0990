"""Quiet hours for any instant, zone and plan: never outside them, never sooner than need be, and settled once (R35)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.reminders import Plan, next_open_hour

# Two hemispheres, half hours, a shift of half an hour (Lord Howe), one at midnight (Beirut), and a day left out (Apia).
ZONES = (
    "Europe/Stockholm America/New_York Asia/Kolkata Australia/Lord_Howe Asia/Beirut America/Sao_Paulo "
    "Pacific/Apia Pacific/Kiritimati Africa/Casablanca America/St_Johns"
).split()
QUARTER = timedelta(minutes=15)
AT_WORK = Plan(weekends=False)

instants = st.datetimes(datetime(2011, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))
hours = st.lists(st.integers(0, 24), min_size=2, max_size=2, unique=True).map(sorted)
plans = st.builds(
    lambda open_hours, weekends: Plan(opens_at_hour=open_hours[0], closes_at_hour=open_hours[1], weekends=weekends),
    hours,
    st.booleans(),
)


def is_open(plan: Plan, zone: str, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(zone))
    return plan.opens_at_hour <= local.hour < plan.closes_at_hour and (plan.weekends or local.weekday() < 5)


@given(plans, st.sampled_from(ZONES), instants)
@example(Plan(), "Europe/Stockholm", datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
@example(Plan(), "Europe/Stockholm", datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
@example(Plan(), "America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
@example(Plan(), "Australia/Lord_Howe", datetime(2026, 10, 3, 15, 45, tzinfo=UTC))
@example(Plan(opens_at_hour=2, closes_at_hour=3), "Europe/Stockholm", datetime(2027, 3, 28, 0, 30, tzinfo=UTC))
@example(Plan(opens_at_hour=0, closes_at_hour=8), "Asia/Beirut", datetime(2026, 3, 28, 21, 30, tzinfo=UTC))
@example(AT_WORK, "Pacific/Apia", datetime(2011, 12, 30, 4, tzinfo=UTC))
def test_what_waits_goes_out_in_open_hours_and_waits_once(plan: Plan, zone: str, at: datetime) -> None:
    opens = next_open_hour(plan, zone, at)
    assert opens >= at
    assert is_open(plan, zone, opens), f"{opens.astimezone(ZoneInfo(zone))}"
    assert next_open_hour(plan, zone, opens) == opens
    if is_open(plan, zone, at):
        assert opens == at


@given(plans, st.sampled_from(ZONES), instants)
def test_nothing_waits_past_an_hour_that_is_open(plan: Plan, zone: str, at: datetime) -> None:
    opens = next_open_hour(plan, zone, at)
    looked_at = at
    while looked_at < opens:
        assert not is_open(plan, zone, looked_at), f"was open at {looked_at.astimezone(ZoneInfo(zone))}"
        looked_at += QUARTER
