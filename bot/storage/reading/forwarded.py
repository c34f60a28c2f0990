"""The check that a forwarded link names. Whoever holds the code is let in, so this alone asks for no organisation."""

from bot.flows.changes import CheckSeen
from bot.storage.reading import checks
from bot.storage.reading.moment import one_moment
from bot.storage.reading.seen import check_seen
from bot.storage.tables.checks import CheckRow


@one_moment()
async def by_code(code: str) -> CheckSeen | None:
    row = await CheckRow.get_or_none(code=code)
    read = await checks.one(row.organisation, row.id) if row else None
    return await check_seen(read.check.organisation, read) if read else None
