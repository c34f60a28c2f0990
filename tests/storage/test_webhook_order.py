"""On PostgreSQL nothing is posted before what may be earlier and is not committed yet (docs/webhooks.md)."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from bot.domain.lifecycle import EventType
from bot.ports.hooks import ClaimedPost
from bot.storage.fields import microseconds
from bot.storage.opening import Storage, open_storage
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.scene import EVERYTHING, NOW, put
from tests.storage.telling import ATS, an_event, changed, claim, note, types

EARLIER = f"""INSERT INTO event (organisation, "check", type, actor, at, about)
VALUES ('cafe', 'check-anna', 'paused', 'system', {microseconds(NOW)}, '{{}}')"""
NEVER_BY_TIME = "UPDATE webhook_delivery SET leased_until = leased_until + 3600000000"


@pytest.fixture
async def told(postgres_url: str) -> AsyncIterator[Storage]:
    storage = await open_storage(postgres_url, SENDERS, SECRET)
    await put(storage, *EVERYTHING, ATS)
    yield storage
    await storage.close()


async def test_what_is_committed_late_still_comes_first(told: Storage, postgres_url: str) -> None:
    other = await asyncpg.connect(postgres_url)
    try:
        slow = other.transaction()
        await slow.start()
        await other.execute(EARLIER)
        await put(told, an_event(EventType.RESUMED))
        await changed(told, NEVER_BY_TIME)
        assert await claim(told) == [], "it is not known yet what comes before it"
        await slow.commit()
    finally:
        await other.close()
    first = await _claimed(told)
    await note(told, first)
    assert [*types(first), *types(await _claimed(told))] == ["paused", "resumed"]


async def test_a_transaction_that_never_ends_holds_nothing_up_for_ever(told: Storage, postgres_url: str) -> None:
    other = await asyncpg.connect(postgres_url)
    try:
        await other.execute("BEGIN")
        await other.execute(EARLIER)
        await put(told, an_event(EventType.RESUMED))
        await changed(told, "UPDATE webhook_delivery SET leased_until = leased_until - 5000000")
        assert types(await claim(told)) == ["resumed"]
    finally:
        await other.close()


async def _claimed(storage: Storage) -> list[ClaimedPost]:
    """The server's own transactions, such as its statistics', are waited for as well."""
    while not (found := await claim(storage)):
        await asyncio.sleep(0.02)
    return found
