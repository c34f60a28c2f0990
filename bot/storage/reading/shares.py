"""Who is let in to a report by name."""

from bot.domain.access import Share
from bot.storage.reading.records import record
from bot.storage.tables.openings import ShareRow


async def opened_with(token_hash: str) -> Share | None:
    """Whoever holds the token is let in, so this alone asks for no organisation; nobody whose share is withdrawn."""
    row = await ShareRow.get_or_none(token_hash=token_hash, withdrawn_at=None)
    return record(Share, row) if row else None


async def of_check(organisation: str, check: str) -> list[Share]:
    """The newest first, with those that were withdrawn."""
    rows = await ShareRow.filter(organisation=organisation, check=check).order_by("-created_at", "id")
    return [record(Share, row) for row in rows]


async def one(organisation: str, check: str, id: str) -> Share | None:
    row = await ShareRow.get_or_none(organisation=organisation, check=check, id=id)
    return record(Share, row) if row else None
