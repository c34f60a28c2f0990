"""Our engines survive cancellation at any point; stock Tortoise's deadlock for good after some dozens."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest
from tortoise.context import TortoiseContext
from tortoise.exceptions import TransactionManagementError
from tortoise.transactions import in_transaction

from bot.storage.connecting import connect, tortoise_config
from bot.storage.tables.upkeep import WatermarkRow
from tests.storage.scene import NOW

CANCELS = 150


@pytest.fixture
async def orm(database_url: str) -> AsyncIterator[TortoiseContext]:
    config = tortoise_config(database_url)
    config["connections"]["default"]["credentials"] |= {"maxsize": 3} if "postgres" in database_url else {}
    context = await connect(config, everywhere=False)
    with context:
        yield context
        async with asyncio.timeout(100):
            await context.close_connections()


async def test_cancelled_transactions_leave_nothing_locked_and_nothing_torn(orm: TortoiseContext) -> None:
    chance = random.Random(20261123)
    with orm:
        for n in range(CANCELS):
            tasks = [asyncio.create_task(_write_two(f"{n}-{m}")) for m in range(4)]
            await asyncio.sleep(chance.random() * 0.004)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        async with asyncio.timeout(100):
            await _write_two("last")
        written = {row.sender for row in await WatermarkRow.all()}
    assert "last/a" in written
    assert {name for name in written if name.endswith("/a")} == {name[:-1] + "a" for name in written}
    assert {name for name in written if name.endswith("/b")} == {name[:-1] + "b" for name in written}


async def test_an_error_undoes_a_transaction_and_a_savepoint(orm: TortoiseContext) -> None:
    with orm:
        with pytest.raises(ZeroDivisionError):
            async with in_transaction():
                await WatermarkRow.create(sender="undone", at=NOW)
                raise ZeroDivisionError
        async with in_transaction():
            await WatermarkRow.create(sender="kept", at=NOW)
            with pytest.raises(ZeroDivisionError):
                async with in_transaction():
                    await WatermarkRow.create(sender="undone", at=NOW)
                    raise ZeroDivisionError
        assert [row.sender for row in await WatermarkRow.all()] == ["kept"]


async def test_a_task_that_outlives_its_transaction_may_not_write(orm: TortoiseContext) -> None:
    ended = asyncio.Event()

    async def late() -> None:
        await ended.wait()
        await WatermarkRow.create(sender="late", at=NOW)

    with orm:
        async with in_transaction():
            task = asyncio.create_task(late())
        ended.set()
        with pytest.raises(TransactionManagementError):
            await task
        assert await WatermarkRow.all().count() == 0


async def _write_two(name: str) -> None:
    async with in_transaction():
        await WatermarkRow.create(sender=f"{name}/a", at=NOW)
        await WatermarkRow.create(sender=f"{name}/b", at=NOW)
