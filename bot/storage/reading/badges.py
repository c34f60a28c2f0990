"""The check of a badge. Whoever has its signed address may see it, so this alone asks for no organisation."""

from bot.domain.check import Check
from bot.storage.reading.records import record
from bot.storage.tables.checks import CheckRow


async def check_of(id: str) -> Check | None:
    row = await CheckRow.get_or_none(id=id)
    return record(Check, row) if row else None
