"""The lifecycle of a check, in order (R39)."""

from bot.domain.lifecycle import Event
from bot.storage.reading.records import record
from bot.storage.tables.checks import EventRow


async def of(organisation: str, check: str) -> list[Event]:
    rows = await EventRow.filter(organisation=organisation, check=check).order_by("id")
    return [record(Event, row) for row in rows]
