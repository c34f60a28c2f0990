"""What is read in one moment is of one moment, on either database, whatever is written meanwhile."""

import asyncio

import pytest
from tortoise.exceptions import TransactionManagementError
from tortoise.transactions import in_transaction

from bot.domain.lifecycle import EventType
from bot.domain.webhook import Posting
from bot.storage.opening import Storage
from bot.storage.reading.moment import one_moment
from bot.storage.tables.upkeep import WatermarkRow
from bot.storage.webhooks.log import SqlHookLog
from tests.storage.scene import NOW
from tests.storage.telling import an_event, changed, claim, happened, note

WRITE = "INSERT INTO watermark (sender, at) VALUES ('meanwhile', 0)"
READERS, DELIVERIES = 4, 60


async def test_what_is_written_meanwhile_is_seen_afterwards(storage: Storage) -> None:
    async with one_moment():
        assert await WatermarkRow.all().count() == 0
        await changed(storage, WRITE)
        async with one_moment():
            assert await WatermarkRow.all().count() == 0, "one within another is the same"
    assert await WatermarkRow.all().count() == 1
    async with one_moment():
        assert await WatermarkRow.all().count() == 1


async def test_in_one_moment_nothing_is_written(storage: Storage) -> None:
    row = WatermarkRow(sender="written", at=NOW)
    for write in (row.save, _delete, lambda: WatermarkRow.bulk_create([row]), _in_a_transaction):
        with pytest.raises(TransactionManagementError, match=r"nothing is written|read-only"):
            async with one_moment():
                await WatermarkRow.all().count()
                await write()
    await row.save(force_create=True)
    assert await WatermarkRow.all().count() == 1


async def test_a_query_from_outside_does_not_wait_for_itself(storage: Storage) -> None:
    outside = WatermarkRow.all().count()
    async with asyncio.timeout(100):
        async with one_moment():
            if storage.tortoise.connections.get("default").capabilities.dialect == "sqlite":
                with pytest.raises(TransactionManagementError, match="built outside"):
                    await outside
            else:
                assert await outside == 0


async def test_a_reader_who_is_cancelled_holds_up_nobody(storage: Storage) -> None:
    for step in range(30):
        reading = asyncio.create_task(_read_twice())
        for _ in range(step):
            await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    async with asyncio.timeout(100):
        await WatermarkRow.create(sender="afterwards", at=NOW)
        assert await WatermarkRow.all().count() == 1


async def test_a_delivery_is_told_with_the_try_that_settled_it(told: Storage) -> None:
    await happened(told, *(an_event(EventType.PAUSED, check=f"check-{place}") for place in range(DELIVERIES)))
    log, waiting = SqlHookLog(told.database), asyncio.Event()
    ids = [one.id for one in (await log.deliveries("cafe", "ats", limit=DELIVERIES)).deliveries]

    async def read_on() -> None:
        while not waiting.is_set():
            for id in ids:
                found = await log.delivery("cafe", "ats", id)
                assert found and (found.delivery.posting is Posting.DELIVERED) == bool(found.tries)

    readers = [asyncio.create_task(read_on()) for _ in range(READERS)]
    while claimed := await claim(told):
        await note(told, claimed)
    waiting.set()
    await asyncio.gather(*readers)


async def _delete() -> None:
    await WatermarkRow.all().delete()


async def _in_a_transaction() -> None:
    async with in_transaction():
        await WatermarkRow.create(sender="written", at=NOW)


async def _read_twice() -> None:
    async with one_moment():
        await WatermarkRow.all().count()
        await WatermarkRow.all().count()
