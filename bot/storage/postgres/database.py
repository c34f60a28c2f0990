"""A PostgreSQL database as the stores see it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import asyncpg

from bot.ports import StorageUnreachable
from bot.storage.database import TryAgain
from bot.storage.engines.asyncpg import SafeAsyncpgClient
from bot.storage.postgres.connection import AttemptFailed, run, translated
from bot.storage.postgres.snapshot import postgres_snapshot
from bot.storage.snapshot import Snapshots
from bot.storage.steps import Transaction

Answer = TypeVar("Answer")

TRIES = 5
ACQUIRE_SECONDS = 10
CLOSING_SECONDS = 3


class PostgresDatabase:
    def __init__(self, client: SafeAsyncpgClient) -> None:
        self._client = client
        self._running: set[asyncio.Task[Any]] = set()

    async def write(self, transaction: Transaction[Answer], *, single: bool = False) -> Answer:
        return await self._through(self._persistently(transaction, single))

    async def read(self, transaction: Transaction[Answer]) -> Answer:
        return await self._through(self._persistently(transaction, True))

    def snapshot(self) -> Snapshots:
        return postgres_snapshot(self._pool)

    async def close(self) -> None:
        if self._running:
            await asyncio.wait(self._running, timeout=CLOSING_SECONDS)

    async def _through(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """In a task of its own, so that a cancelled caller leaves no transaction half done."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be left to ask for it
        return await asyncio.shield(task)

    async def _persistently(self, transaction: Transaction[Answer], single: bool) -> Answer:
        """Again when two transactions stood in each other's way, or an attempt in it failed: it was undone whole."""
        savepoints = False
        for _ in range(TRIES):
            try:
                return await self._once(transaction, single, savepoints)
            except AttemptFailed:
                savepoints = True
            except TryAgain as error:
                last = error
        raise StorageUnreachable(str(last)) from last

    async def _once(self, transaction: Transaction[Answer], single: bool, savepoints: bool) -> Answer:
        try:
            async with self._pool.acquire(timeout=ACQUIRE_SECONDS) as connection:
                if single:
                    return await run(connection, transaction(), savepoints=savepoints)
                async with connection.transaction():
                    return await run(connection, transaction(), savepoints=savepoints)
        except Exception as error:
            raise translated(error) from error

    @property
    def _pool(self) -> asyncpg.Pool:
        if self._client._pool is None:
            raise StorageUnreachable("the database was closed")
        return self._client._pool
