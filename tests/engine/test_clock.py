"""Product time in one program, however slowly the database answers."""

import asyncio
from datetime import timedelta

from bot.engine.clock import ProductClock

DAY = timedelta(days=1)


class SlowToRead:
    """An offset whose answers to readers wait."""

    def __init__(self) -> None:
        self.kept = timedelta()
        self.read, self.may_answer = asyncio.Event(), asyncio.Event()

    async def offset(self) -> timedelta:
        read = self.kept
        self.read.set()
        await self.may_answer.wait()
        return read

    async def move_offset(self, by: timedelta) -> timedelta:
        self.kept += by
        return self.kept


async def test_what_was_read_before_a_move_does_not_take_it_back() -> None:
    store = SlowToRead()
    clock = ProductClock(store)
    looking = asyncio.create_task(clock.look())
    await store.read.wait()
    await clock.move(DAY)
    store.may_answer.set()
    await looking
    assert clock.now() - clock.real() > DAY / 2
