"""When a reminder is due (R31), what hours it may go out (R35), and when a referee counts as unobtainable (R33)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


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
    local = at.astimezone(ZoneInfo(zone))
    if local.hour >= plan.closes_at_hour:
        local = _opening(plan, local + timedelta(days=1))
    elif local.hour < plan.opens_at_hour:
        local = _opening(plan, local)
    while not plan.weekends and local.weekday() >= 5:
        local = _opening(plan, local + timedelta(days=1))
    return local.astimezone(at.tzinfo)


def _opening(plan: Plan, day: datetime) -> datetime:
    return datetime.combine(day.date(), time(plan.opens_at_hour), tzinfo=day.tzinfo)
