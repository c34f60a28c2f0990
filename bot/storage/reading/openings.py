"""The access log of reports: who has opened what, when and how (R50)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q

from bot.domain.access import OpenedAs, OpenedBy, Opening
from bot.storage.reading import cursor
from bot.storage.reading.moment import one_moment
from bot.storage.reading.records import record
from bot.storage.tables.checks import CheckRow
from bot.storage.tables.openings import OpeningRow


@dataclass(frozen=True, slots=True)
class OpeningSearch:
    check: str = ""
    name: str = ""  # a part of whoever opened it
    by: OpenedBy | None = None
    way: OpenedAs | None = None


@dataclass(frozen=True, slots=True)
class OpeningRead:
    opening: Opening
    candidate: str  # whose report; empty where the check is gone


@dataclass(frozen=True, slots=True)
class OpeningPage:
    lines: list[OpeningRead]
    next: str | None


@one_moment()
async def page(organisation: str, search: OpeningSearch, after: str | None, limit: int) -> OpeningPage:
    """The newest first. Raises ValueError for a cursor that is not ours."""
    wanted = OpeningRow.filter(organisation=organisation)
    wanted = wanted.filter(check=search.check) if search.check else wanted
    wanted = wanted.filter(_named(search.name)) if search.name else wanted
    wanted = wanted.filter(by=search.by.value) if search.by else wanted
    wanted = wanted.filter(way=search.way.value) if search.way else wanted
    if after is not None:
        at, id = cursor.read(after)
        wanted = wanted.filter(Q(at__lt=at) | Q(at=at, id__lt=id))
    rows = [record(Opening, row) for row in await wanted.order_by("-at", "-id").limit(limit + 1)]
    shown = rows[:limit]
    candidates = await _candidates(organisation, {one.check for one in shown})
    lines = [OpeningRead(one, candidates.get(one.check, "")) for one in shown]
    return OpeningPage(lines, cursor.written(shown[-1].at, shown[-1].id) if len(rows) > limit else None)


def _named(typed: str) -> Q:
    """SQLite folds the case of plain letters alone: as typed, in small letters, and with a capital."""
    return Q(*(Q(name__icontains=one) for one in (typed, typed.lower(), typed.title())), join_type="OR")


async def of_shares(organisation: str, shares: Sequence[str]) -> dict[str, list[datetime]]:
    """When each share was used, the newest first."""
    rows = OpeningRow.filter(organisation=organisation, by=OpenedBy.SHARE.value, who__in=list(shares))
    found: dict[str, list[datetime]] = defaultdict(list)
    for row in await rows.order_by("-at"):
        found[row.who].append(row.at)
    return found


async def _candidates(organisation: str, checks: set[str]) -> dict[str, str]:
    rows = CheckRow.filter(organisation=organisation, id__in=checks)
    return dict(await rows.values_list("id", "candidate_name"))
