"""What is left of a check when its time is over: that it was, and how it went, and nothing of anybody (R56)."""

import calendar
from dataclasses import dataclass
from datetime import datetime

BY_TIME = "-"  # in place of who has deleted a check: nobody has, its time was over


@dataclass(frozen=True, slots=True)
class ErasedCheck:
    id: str
    organisation: str
    sub_account: str
    assignment: str
    status: str
    requested: int
    answered: int
    referees: int
    created_at: datetime
    last_at: datetime  # when something last happened in it
    erased_at: datetime


def kept_until(last_at: datetime, months: int) -> datetime:
    """So many months later: on the same day, or on the month's last where it has no such day."""
    year, month = divmod(last_at.year * 12 + last_at.month - 1 + months, 12)
    day = min(last_at.day, calendar.monthrange(year, month + 1)[1])
    return last_at.replace(year=year, month=month + 1, day=day)
