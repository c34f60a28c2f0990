"""When a reminder is due (R31), what hours it may go out (R35), and when a referee counts as unobtainable (R33)."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5
DAYS = range(8)  # a weekend and a day without its hour of opening are fewer


@dataclass(frozen=True, slots=True)
class Plan:
    """Hours after the first message of a person was sent. The defaults stand in `config/reminders.toml`."""

    candidate_hours: tuple[int, ...] = (24, 36, 48)
    referee_hours: tuple[int, ...] = (24, 48, 72)
    unobtainable_after_hours: int = 24  # counted from the last reminder
    replace_after_hours: int = 72  # R14
    opens_at_hour: int = 8
    closes_at_hour: int = 20
    weekends: bool = True


def next_open_hour(plan: Plan, zone: str, at: datetime) -> datetime:
    """The first instant from `at` on that lies within the plan's hours in the person's own zone."""
    there = ZoneInfo(zone)
    local = at.astimezone(there)
    if _is_open(plan, local):
        return at
    # Compared as instants: the hour of opening may be the one that is left out when the clock is changed.
    mornings = (
        datetime.combine(local.date() + timedelta(days=ahead), time(plan.opens_at_hour), there) for ahead in DAYS
    )
    openings = (morning.astimezone(UTC) for morning in mornings)
    return next(one.astimezone(at.tzinfo) for one in openings if one >= at and _is_open(plan, one.astimezone(there)))


def _is_open(plan: Plan, local: datetime) -> bool:
    return plan.opens_at_hour <= local.hour < plan.closes_at_hour and (plan.weekends or local.weekday() < SATURDAY)
