"""How far product time is ahead, for the engine's clock."""

from datetime import timedelta

from bot.storage.database import Database
from bot.storage.repositories import clock_offset


class SqlOffset:
    """Meets `bot.engine.clock.OffsetStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def offset(self) -> timedelta:
        return timedelta(seconds=await clock_offset.offset_seconds(self._database))

    async def move_offset(self, by: timedelta) -> timedelta:
        return timedelta(seconds=await clock_offset.advance(self._database, int(by.total_seconds())))
