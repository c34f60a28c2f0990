"""What conversations remember."""

from collections.abc import Sequence

from bot.domain.conversation import Entry
from bot.storage.reading.records import record
from bot.storage.tables.checks import EntryRow


async def memories(organisation: str, conversations: Sequence[str]) -> dict[str, list[Entry]]:
    """The entries of each conversation, oldest first."""
    rows = await EntryRow.filter(organisation=organisation, conversation__in=conversations).order_by("id")
    found: dict[str, list[Entry]] = {conversation: [] for conversation in conversations}
    for row in rows:
        found[row.conversation].append(record(Entry, row))
    return found
