"""What is kept of messages, for those who have heard of one."""

from bot.domain.message import Progress
from bot.storage.tables.lanes import OutboxRow


async def sender_of(key: str) -> str | None:
    row = await OutboxRow.get_or_none(key=key)
    return row.sender if row else None


async def progress_of(key: str) -> Progress | None:
    row = await OutboxRow.get_or_none(key=key)
    return Progress(row.progress) if row else None
