"""A snapshot of a SQLite file: a connection of its own with one long read, in a thread of its own."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.storage.dialects import SQLITE
from bot.storage.snapshot import PORTION, Portion
from bot.storage.sqlite.connection import as_unreachable, connect

Answer = TypeVar("Answer")


class SqliteSnapshot:
    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection, self._thread = connection, thread

    async def rows(self, sql: str, values: Sequence[Any]) -> AsyncIterator[Portion]:
        spelt, parameters = SQLITE.spell(sql), SQLITE.parameters(values)
        cursor = await _aside(self._thread, lambda: self._connection.execute(spelt, parameters))
        while portion := await _aside(self._thread, lambda: cursor.fetchmany(PORTION)):
            yield portion


@asynccontextmanager
async def sqlite_snapshot(path: str) -> AsyncIterator[SqliteSnapshot]:
    """What is closed is closed by the thread, after whatever it is at, even for a caller that was cancelled."""
    thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-snapshot")
    opened: list[sqlite3.Connection] = []
    try:
        await _aside(thread, lambda: opened.append(_begun(path)))
        yield SqliteSnapshot(opened[0], thread)
    finally:
        thread.submit(_close, opened)
        thread.shutdown(wait=False)


def _begun(path: str) -> sqlite3.Connection:
    """A transaction that reads begins with its first statement: the moment is now."""
    connection = connect(path, may_write=False)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def _close(opened: list[sqlite3.Connection]) -> None:
    for one in opened:
        one.close()


async def _aside(thread: ThreadPoolExecutor, work: Callable[[], Answer]) -> Answer:
    try:
        return await asyncio.get_running_loop().run_in_executor(thread, work)
    except sqlite3.Error as error:
        raise as_unreachable(error) from error
