"""The days that are looked at, in a time zone: whole days, the last one included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date
    zone: str  # IANA name

    @property
    def since(self) -> datetime:
        return self._midnight(self.first)

    @property
    def until(self) -> datetime:
        """The first instant that no longer belongs to it."""
        return self._midnight(self.last + A_DAY)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(self.first - timedelta(days=self.days), self.first - A_DAY, self.zone)

    @property
    def weeks(self) -> Iterator[date]:
        """The Mondays of all its weeks; the first may lie before it."""
        monday = _monday(self.first)
        while monday <= self.last:
            yield monday
            monday += A_WEEK

    def week_of(self, at: datetime) -> date:
        return _monday(at.astimezone(ZoneInfo(self.zone)).date())

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)


def last_days(days: int, now: datetime, zone: str) -> Period:
    """So many days, today included."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return Period(today - timedelta(days=days - 1), today, zone)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
