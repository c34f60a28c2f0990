"""A snapshot of a PostgreSQL database: one transaction that only reads, and whose every statement sees the same."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import asyncpg

from bot.storage.dialects import POSTGRES
from bot.storage.postgres.connection import translated
from bot.storage.snapshot import PORTION, Portion

ACQUIRE_SECONDS = 10
THE_MOMENT = "SELECT 1"  # the snapshot is taken by the first statement


class PostgresSnapshot:
    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, values: Sequence[Any]) -> AsyncIterator[Portion]:
        try:
            cursor = await self._connection.cursor(POSTGRES.spell(sql), *values)
            while portion := await cursor.fetch(PORTION):
                yield portion
        except Exception as error:
            raise translated(error) from error


@asynccontextmanager
async def postgres_snapshot(pool: asyncpg.Pool) -> AsyncIterator[PostgresSnapshot]:
    async with AsyncExitStack() as held:
        yield PostgresSnapshot(await _begun(pool, held))


async def _begun(pool: asyncpg.Pool, held: AsyncExitStack) -> asyncpg.Connection:
    """Raises `StorageUnreachable`, as where every connection is taken."""
    try:
        connection = await held.enter_async_context(pool.acquire(timeout=ACQUIRE_SECONDS))
        await held.enter_async_context(connection.transaction(isolation="repeatable_read", readonly=True))
        await connection.fetchval(THE_MOMENT)
    except Exception as error:
        raise translated(error) from error
    return connection
