"""Days and hours as people write them, in a language and a time zone."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime


def written_day(day: date, language: str) -> str:
    """Such as "1 December"; the year is plain to whoever is in the midst of it."""
    return format_date(day, "d MMMM", locale=language)


def long_day(day: date, language: str) -> str:
    """Such as "Monday 7 December"."""
    return format_date(day, "EEEE d MMMM", locale=language)


def short_day(at: datetime, zone: str, language: str) -> str:
    """Such as "24 Nov"."""
    return _written(at, "d MMM", zone, language)


def short_time(at: datetime, zone: str, language: str) -> str:
    """Such as "24 Nov 10:00"."""
    return _written(at, "d MMM HH:mm", zone, language)


def _written(at: datetime, pattern: str, zone: str, language: str) -> str:
    text = format_datetime(at, pattern, tzinfo=zone, locale=language)  # type: ignore[arg-type]
    return text.replace(".", "")  # Swedish shortens "november" to "nov."
