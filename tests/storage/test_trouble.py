"""A database that cannot take a row says so, and works again when it can."""

import asyncio
import sqlite3
from collections.abc import Awaitable
from pathlib import Path

import pytest

from bot.ports import StorageUnreachable
from bot.storage.opening import open_storage
from bot.storage.steps import Query, Steps
from tests.databases import Postgres
from tests.storage.conftest import SECRET, SENDERS, MachineClock
from tests.storage.scene import NOW, a_text, number_of, putting


async def test_a_full_disk_is_told_and_loses_nothing_that_was_acknowledged(sqlite_url: str) -> None:
    storage = await open_storage(sqlite_url, SENDERS, SECRET, MachineClock())
    assert await storage.turns.put([a_text("before")], NOW) == 1
    pages = int((await storage.database.write(lambda: _pragma("PRAGMA page_count")))[0][0])
    await storage.database.write(lambda: _pragma(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StorageUnreachable):
        await storage.turns.put([a_text(f"big-{n}", "x" * 10_000) for n in range(100)], NOW)
    await storage.database.write(lambda: _pragma("PRAGMA max_page_count = 1000000"))
    assert await storage.turns.put([a_text("after")], NOW) == 1
    assert await number_of(storage, "inbox") == 2
    await storage.close()


async def test_a_locked_file_is_told(sqlite_url: str, tmp_path: Path) -> None:
    storage = await open_storage(sqlite_url, SENDERS, SECRET, MachineClock())
    await storage.database.write(lambda: _pragma("PRAGMA busy_timeout = 50"))
    other = sqlite3.connect(tmp_path / "vouchline.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnreachable):
        await storage.turns.put([a_text("SM1")], NOW)
    other.execute("ROLLBACK")
    other.close()
    assert await storage.turns.put([a_text("SM1")], NOW) == 1
    await storage.close()


async def test_a_postgres_that_threw_us_out_is_found_again(postgres: Postgres) -> None:
    url = await postgres.fresh()
    storage = await open_storage(url, SENDERS, SECRET, MachineClock())
    await storage.turns.put([a_text("SM1")], NOW)
    for round in range(12):  # whether a connection is found to be cut before, while or after it is used is chance
        await postgres.throw_out(url)
        await asyncio.sleep(0.001 * round)
        outcomes = await asyncio.gather(
            *(storage.turns.put([a_text(f"SM-{round}-{n}")], NOW) for n in range(20)), return_exceptions=True
        )
        assert not [one for one in outcomes if not isinstance(one, int | StorageUnreachable)]
    async with asyncio.timeout(100):
        while await _fails(storage.turns.put([a_text("last")], NOW)):
            await asyncio.sleep(0.05)
    taken = await storage.turns.take_turn(a_text("x").lane, putting(), most=500)
    assert taken and taken.applied[-1].row.key == "last"
    await storage.close()
    await postgres.drop(url)


async def test_a_postgres_that_lets_us_in_no_longer_is_unreachable(postgres: Postgres) -> None:
    """As when a password has been changed: what comes in meanwhile belongs into the spool."""
    url = await postgres.fresh()
    await postgres.tell("CREATE ROLE clerk SUPERUSER LOGIN")
    storage = await open_storage(url.replace("postgres:@", "clerk:@"), SENDERS, SECRET, MachineClock())
    await postgres.tell("ALTER ROLE clerk NOLOGIN")
    await postgres.throw_out(url)
    for n in range(3):  # the first finds its connection cut off, the others find the door closed
        with pytest.raises(StorageUnreachable):
            await storage.turns.put([a_text(f"SM{n}")], NOW)
    await storage.close()
    await postgres.drop(url)


async def test_a_closed_storage_says_so(database_url: str) -> None:
    storage = await open_storage(database_url, SENDERS, SECRET, MachineClock())
    async with asyncio.timeout(100):
        await storage.close()
        await storage.close()
    with pytest.raises(StorageUnreachable):
        await storage.turns.put([a_text("SM1")], NOW)


def _pragma(statement: str) -> Steps[list[tuple[int, ...]]]:
    return (yield Query(statement))  # type: ignore[no-any-return]


async def _fails(work: Awaitable[int]) -> bool:
    try:
        await work
    except StorageUnreachable:
        return True
    return False
