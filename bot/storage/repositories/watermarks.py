"""Up to when a sender's messages have been reconciled with the provider's list."""

from datetime import datetime

from bot.storage.database import Database
from bot.storage.fields import instant, microseconds
from bot.storage.steps import Clash, Into, Query, Steps, Write

INTO = Into("watermark", ("sender", "at"), Clash.LAST_COUNTS, ("sender",))
READ = "SELECT at FROM watermark WHERE sender = $1"


async def watermark(database: Database, sender: str) -> datetime | None:
    return await database.read(lambda: _read(sender))


async def set_watermark(database: Database, sender: str, at: datetime) -> None:
    await database.write(lambda: _set(sender, at))


def _read(sender: str) -> Steps[datetime | None]:
    rows = yield Query(READ, [sender])
    return instant(rows[0][0]) if rows else None


def _set(sender: str, at: datetime) -> Steps[None]:
    yield Write({INTO: [(sender, microseconds(at))]})
