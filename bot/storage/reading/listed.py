"""People on assignments' lists, without a check yet."""

from collections.abc import Collection, Sequence

from tortoise.expressions import Q

from bot.domain.listed import Listed
from bot.storage.reading import cursor
from bot.storage.reading.records import record
from bot.storage.tables.listed import ListedRow


async def on(organisation: str, assignment: str) -> list[Listed]:
    """In the order in which they were put on it."""
    rows = ListedRow.filter(organisation=organisation, assignment=assignment)
    return [record(Listed, row) for row in await rows.order_by("created_at", "name", "id")]


async def page(organisation: str, assignment: str, after: str | None, limit: int) -> tuple[list[Listed], str | None]:
    """The oldest first, and the cursor of the next page. Raises ValueError for a cursor that is not ours."""
    rows = ListedRow.filter(organisation=organisation, assignment=assignment)
    if after is not None:
        at, id = cursor.read(after)
        rows = rows.filter(Q(created_at__gt=at) | Q(created_at=at, id__gt=id))
    found = [record(Listed, row) for row in await rows.order_by("created_at", "id").limit(limit + 1)]
    shown = found[:limit]
    return shown, cursor.written(shown[-1].created_at, shown[-1].id) if len(found) > limit else None


async def named(organisation: str, ids: Collection[str]) -> list[Listed]:
    """In the order of the ids; those that are not there, or another organisation's, are left out."""
    rows = {row.id: row for row in await ListedRow.filter(organisation=organisation, id__in=list(ids))}
    return [record(Listed, rows[id]) for id in dict.fromkeys(ids) if id in rows]


async def counts(organisation: str, assignments: Sequence[str]) -> dict[str, int]:
    """How many are on each list."""
    found: dict[str, int] = {}
    for id in await ListedRow.filter(organisation=organisation, assignment__in=list(assignments)).values_list(
        "assignment", flat=True
    ):
        found[str(id)] = found.get(str(id), 0) + 1
    return found
