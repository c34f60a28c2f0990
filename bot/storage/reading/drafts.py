"""What somebody has typed on their page and not sent."""

from bot.domain.draft import Draft
from bot.storage.reading.records import record
from bot.storage.tables.pages import DraftRow


async def of_conversation(organisation: str, conversation: str) -> dict[str, Draft]:
    """By the key of what it would answer."""
    rows = await DraftRow.filter(organisation=organisation, conversation=conversation).order_by("key")
    return {row.key: record(Draft, row) for row in rows}
