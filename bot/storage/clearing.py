"""What is of no more use is cleared: answers kept for repeated requests, and counts of days that are over."""

from datetime import datetime

from bot.storage import repeats
from bot.storage.outbox import counts


async def clear(before: datetime) -> int:
    """How much of it ended before this instant. It is real time."""
    return await repeats.clear(before) + await counts.clear(before)
