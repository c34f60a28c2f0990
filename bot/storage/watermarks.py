"""Up to when each sender's incoming messages have been reconciled."""

from datetime import datetime

from bot.storage.database import Database
from bot.storage.repositories.watermarks import set_watermark, watermark


class SqlWatermarks:
    """Meets `bot.ports.Watermarks`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, sender: str) -> datetime | None:
        return await watermark(self._database, sender)

    async def advance(self, sender: str, at: datetime) -> None:
        await set_watermark(self._database, sender, at)
