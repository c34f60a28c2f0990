"""Exports are made in turn: one organisation's keep out nobody else's, and who is refused is told when to ask again."""

import asyncio
from contextlib import AsyncExitStack

import asyncpg
import pytest

from bot.errors import RequestRefused, Unavailable
from bot.ports import StorageUnreachable
from bot.storage.postgres import snapshot
from tests.web.office import Office
from web.export import places
from web.export.places import AGAIN_SECONDS, EACH, TOGETHER, Places

CAFE, BAR = "Café Norr", "Bar Söder"


class Kitchen:
    """Exports that are made until they are told to end."""

    def __init__(self) -> None:
        self.places, self.made, self.changed = Places(), list[str](), asyncio.Condition()
        self.may_end = asyncio.Event()

    async def export(self, organisation: str, name: str) -> None:
        async with self.places.taken(organisation):
            async with self.changed:
                self.made.append(name)
                self.changed.notify_all()
            await self.may_end.wait()

    async def has_made(self, *names: str) -> None:
        async with self.changed, asyncio.timeout(100):
            await self.changed.wait_for(lambda: self.made == list(names))


async def test_one_is_made_after_the_other_beside_another_organisations() -> None:
    kitchen = Kitchen()
    async with asyncio.TaskGroup() as group:
        for place in range(EACH):
            group.create_task(kitchen.export(CAFE, f"mine {place}"))
        await kitchen.has_made("mine 0")
        with pytest.raises(RequestRefused):
            await kitchen.export(CAFE, "mine too")
        group.create_task(kitchen.export(BAR, "theirs"))
        await kitchen.has_made("mine 0", "theirs")
        kitchen.may_end.set()
        await kitchen.has_made("mine 0", "theirs", "mine 1")
    assert (kitchen.places._asked, kitchen.places._own) == ({}, {})


async def test_whoever_waits_for_others_for_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PATIENCE_SECONDS", 0.01)
    mine = Places()
    async with AsyncExitStack() as held:
        for place in range(TOGETHER):
            await held.enter_async_context(mine.taken(f"of others {place}"))
        with pytest.raises(Unavailable):
            await held.enter_async_context(mine.taken(CAFE))
    async with mine.taken(CAFE):
        pass


async def test_who_is_refused_is_told_when_to_ask_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "EACH", 0)
    answer = await office.call("GET", "/api/v1/export")
    assert (answer.status, answer.headers["Retry-After"]) == (429, str(AGAIN_SECONDS))
    assert answer.headers["RateLimit-Limit"]
    assert (await answer.json())["type"] == "/problems/too-many-requests"


async def test_without_a_connection_that_is_free_the_database_is_away(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "ACQUIRE_SECONDS", 0.01)
    async with asyncpg.create_pool(postgres_url, min_size=1, max_size=1) as pool, pool.acquire():
        with pytest.raises(StorageUnreachable):
            async with snapshot.postgres_snapshot(pool):
                pass
