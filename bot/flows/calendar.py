"""Days and hours as people write them, in a language and a time zone."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime


def written_day(day: date, language: str) -> str:
    """Such as "1 December"; the year is plain to whoever is in the midst of it."""
    return format_date(day, "d MMMM", locale=language)


def long_day(day: date, language: str) -> str:
    """Such as "Monday 7 December"."""
    return format_date(day, "EEEE d MMMM", locale=language)


def written_date(text: str, language: str) -> str:
    """A date as precise as it was given ("2022-05-12", "2022-05", "2022"), as people write it: "May 2022"."""
    pattern = {10: "d MMMM y", 7: "MMMM y"}.get(len(text))
    return format_date(date.fromisoformat(f"{text}-01"[:10]), pattern, locale=language) if pattern else text


def short_day(at: datetime, zone: str, language: str) -> str:
    """Such as "24 Nov"."""
    return _written(at, "d MMM", zone, language)


def short_time(at: datetime, zone: str, language: str) -> str:
    """Such as "24 Nov 10:00"."""
    return _written(at, "d MMM HH:mm", zone, language)


def _written(at: datetime, pattern: str, zone: str, language: str) -> str:
    text = format_datetime(at, pattern, tzinfo=zone, locale=language)  # type: ignore[arg-type]
    return text.replace(".", "")  # Swedish shortens "november" to "nov."
