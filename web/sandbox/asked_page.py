"""Which page of the messages a client asks for, and narrowed to what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.sandbox import Filter

LARGEST_PAGE = 1000
USUAL_PAGE = 50
FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")
DAY = timedelta(days=1)


class BadPage(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class AskedPage:
    narrowed: Filter  # asks for one message more than the page holds, to know whether there is another page
    number: int
    size: int
    filters: dict[str, str]


def read_page(query: Mapping[str, str]) -> AskedPage:
    """Raises `BadPage`."""
    try:
        return _read(query)
    except ValueError as error:
        raise BadPage(str(error)) from error


def _read(query: Mapping[str, str]) -> AskedPage:
    size = min(max(int(query.get("PageSize", USUAL_PAGE)), 1), LARGEST_PAGE)
    token = query.get("PageToken", "")
    since, before = _period(query)
    narrowed = Filter(
        to_address=query.get("To") or None,
        from_address=query.get("From") or None,
        since=since,
        before=before,
        below=int(token.removeprefix("PA")) if token else None,
        most=size + 1,
    )
    filters = {name: query[name] for name in FILTERS if name in query}
    return AskedPage(narrowed, int(query.get("Page", 0)), size, filters)


def _period(query: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """From, inclusive, and until, exclusive. A date alone means its whole day, in UTC."""
    on, since, until = query.get("DateSent"), query.get("DateSent>"), query.get("DateSent<")
    first = on or since
    last = on or until
    return (_instant(first) if first else None), (_after(last) if last else None)


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _after(text: str) -> datetime:
    return _instant(text) + (DAY if len(text) == len("2026-11-23") else timedelta(seconds=1))
