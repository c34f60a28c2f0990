"""A SQLite file as the stores see it: one thread writes, another reads beside it."""

from typing import TypeVar

from bot.storage.engines.pen import Pen
from bot.storage.snapshot import Snapshots
from bot.storage.sqlite.snapshot import sqlite_snapshot
from bot.storage.sqlite.writer import Thread
from bot.storage.steps import Transaction

Answer = TypeVar("Answer")


class SqliteDatabase:
    def __init__(self, path: str, pen: Pen) -> None:
        self._path = path
        self._writer = Thread(path, pen)
        self._reader = Thread(path, None)

    async def write(self, transaction: Transaction[Answer], *, single: bool = False) -> Answer:
        return await self._writer.run(transaction)

    async def read(self, transaction: Transaction[Answer]) -> Answer:
        return await self._reader.run(transaction)

    def snapshot(self) -> Snapshots:
        return sqlite_snapshot(self._path)

    async def close(self) -> None:
        await self._writer.close()
        await self._reader.close()
