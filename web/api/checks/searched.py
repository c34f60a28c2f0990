"""What a list of checks was asked for, as the search that finds it (R40)."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.check import CheckStatus
from bot.domain.dialled import region_of
from bot.domain.finding import person_sought
from bot.domain.organisation import SubAccount
from bot.storage.reading.searching import CheckSearch
from web.api.checks.takes import CheckFilters

DEFAULT = "default"


def search_of(filters: CheckFilters, sub_accounts: Sequence[SubAccount]) -> CheckSearch:
    zone = zone_of(filters.sub_account, sub_accounts)
    words, phone, email = person_sought(filters.q or "", region_of(zone))
    return CheckSearch(
        in_archive=_in_archive(filters),
        statuses=filters.status,
        words=words,
        phone=phone,
        email=email,
        assignment=filters.assignment,
        sub_account=filters.sub_account,
        since=_instant(filters.from_, time.min, zone),
        until=_instant(filters.to, time.max, zone),
        needs_you=filters.needs_you,
    )


def _in_archive(filters: CheckFilters) -> bool | None:
    """Cancelled checks are in the archive (R45); whoever asks for them alone asks for the archive."""
    if filters.archived is None:
        return filters.status == (CheckStatus.CANCELLED,)
    return None if filters.archived == "any" else filters.archived


def zone_of(wanted: str | None, sub_accounts: Sequence[SubAccount]) -> str:
    """Days are those of the sub-account asked for, else of the default one."""
    by_key = {one.key: one.zone for one in sub_accounts}
    return by_key.get(wanted or DEFAULT) or by_key.get(DEFAULT) or "UTC"


def _instant(day: date | None, at: time, zone: str) -> datetime | None:
    return datetime.combine(day, at, ZoneInfo(zone)) if day else None
