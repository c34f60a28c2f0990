"""The same thing twice has one answer, however close together, and a failure is nobody's answer."""

import asyncio

from bot.channels.slack.repeats import KEPT_SECONDS, Repeats


class Counted:
    def __init__(self) -> None:
        self.times = 0
        self.may_go = asyncio.Event()
        self.fails = False

    async def __call__(self) -> int:
        self.times += 1
        await self.may_go.wait()
        if self.fails:
            raise RuntimeError("broken")
        return self.times


async def test_of_many_at_once_one_is_first() -> None:
    repeats, counted = Repeats[int](), Counted()
    asked = [asyncio.create_task(repeats.first("k", counted)) for _ in range(9)]
    await asyncio.sleep(0)
    counted.may_go.set()
    assert sorted(await asyncio.gather(*asked)) == [(1, False)] * 8 + [(1, True)]


async def test_other_keys_are_others() -> None:
    repeats, counted = Repeats[int](), Counted()
    counted.may_go.set()
    assert [await repeats.first(key, counted) for key in "ab"] == [(1, True), (2, True)]


async def test_a_failure_is_told_to_those_who_wait_and_then_forgotten() -> None:
    repeats, counted = Repeats[int](), Counted()
    counted.fails = True
    asked = [asyncio.create_task(repeats.first("k", counted)) for _ in range(3)]
    await asyncio.sleep(0)
    counted.may_go.set()
    assert [type(one) for one in await asyncio.gather(*asked, return_exceptions=True)] == [RuntimeError] * 3
    counted.fails = False
    assert await repeats.first("k", counted) == (2, True)


async def test_when_the_first_goes_away_the_next_is_first() -> None:
    repeats, counted = Repeats[int](), Counted()
    first = asyncio.create_task(repeats.first("k", counted))
    await asyncio.sleep(0)
    second = asyncio.create_task(repeats.first("k", counted))
    await asyncio.sleep(0)
    first.cancel()
    counted.may_go.set()
    assert await second == (2, True)
    assert await repeats.first("k", counted) == (2, False)


async def test_ten_minutes_later_it_is_new() -> None:
    now = [0.0]
    repeats, counted = Repeats[int](lambda: now[0]), Counted()
    counted.may_go.set()
    await repeats.first("k", counted)
    now[0] = KEPT_SECONDS - 1
    assert await repeats.first("k", counted) == (1, False)
    now[0] = KEPT_SECONDS + 1
    assert await repeats.first("k", counted) == (2, True)
