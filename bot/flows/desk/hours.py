"""When a recruiter is told something: the morning of a working day, in their own zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DIGEST_AT = time(9)
SATURDAY = 5


def next_morning(zone: str, now: datetime) -> datetime:
    """The next nine o'clock from Monday to Friday, later than now."""
    there = ZoneInfo(zone)
    day = now.astimezone(there).date()
    mornings = (datetime.combine(day + timedelta(days=ahead), DIGEST_AT, there) for ahead in range(5))
    return next(one.astimezone(UTC) for one in mornings if one > now and one.weekday() < SATURDAY)
