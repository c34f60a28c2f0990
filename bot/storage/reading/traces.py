"""The traces of a check's people, to be compared (R49)."""

from bot.domain.trace import Trace
from bot.storage.reading.records import record
from bot.storage.tables.pages import TraceRow


async def of_check(organisation: str, check: str) -> list[Trace]:
    """The oldest first; each device and address of a conversation once."""
    rows = await TraceRow.filter(organisation=organisation, check=check).order_by("id")
    return [record(Trace, row) for row in rows]
