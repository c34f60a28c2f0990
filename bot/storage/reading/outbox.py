"""What is kept of messages, for those who have heard of one."""

from bot.storage.tables.lanes import OutboxRow


async def sender_of(key: str) -> str | None:
    row = await OutboxRow.get_or_none(key=key)
    return row.sender if row else None
