"""A SQLite file as the stores see it: one thread writes, another reads beside it."""

from typing import TypeVar

from bot.storage.sqlite.writer import Thread
from bot.storage.steps import Transaction

Answer = TypeVar("Answer")


class SqliteDatabase:
    def __init__(self, path: str) -> None:
        self._writer = Thread(path, may_write=True)
        self._reader = Thread(path, may_write=False)

    async def write(self, transaction: Transaction[Answer], *, single: bool = False) -> Answer:
        return await self._writer.run(transaction)

    async def read(self, transaction: Transaction[Answer]) -> Answer:
        return await self._reader.run(transaction)

    async def close(self) -> None:
        await self._writer.close()
        await self._reader.close()
