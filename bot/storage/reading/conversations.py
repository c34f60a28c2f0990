"""What conversations remember."""

from collections.abc import Sequence

from bot.domain.conversation import Entry
from bot.storage.reading.records import record
from bot.storage.tables.checks import ConversationRow, EntryRow


async def memories(organisation: str, conversations: Sequence[str]) -> dict[str, list[Entry]]:
    """The entries of each conversation, oldest first."""
    rows = await EntryRow.filter(organisation=organisation, conversation__in=conversations).order_by("id")
    found: dict[str, list[Entry]] = {conversation: [] for conversation in conversations}
    for row in rows:
        found[row.conversation].append(record(Entry, row))
    return found


async def addresses() -> frozenset[str]:
    """Everybody's, in every organisation: who is not among them takes part in nothing."""
    return frozenset(
        str(address) for address in await ConversationRow.all().distinct().values_list("address", flat=True)
    )
