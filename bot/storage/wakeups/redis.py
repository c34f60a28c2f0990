"""Wake-ups between many processes, through Redis streams. Redis may be wiped, restarted or away: then workers poll.

A lane is told to one process of those that take turns (a consumer group without acknowledgement, since losing one costs
a moment); senders and news are told to all (plain reads). A process wakes itself without Redis.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError

from bot.storage.wakeups.in_process import InProcessFollower, InProcessWakeups

log = logging.getLogger(__name__)

LANES, NEWS, GROUP = "vouchline:lanes", "vouchline:news", "turns"
LONGEST_STREAM = 10_000
BLOCK_MILLISECONDS = (
    4_000  # below redis-py's socket timeout of 5 s, past which it sends a blocking read again and again
)
POLL_SECONDS, POLL_SECONDS_WITHOUT_REDIS = 1.0, 0.25
RECONNECT_SECONDS = 1.0
MOST_UNTOLD = 10_000
CROWDED_PAUSE_SECONDS, GROUP_PAUSE_SECONDS = 0.02, 0.1
CROWDED = 32  # lanes waiting here, past which other processes are asked to help
GONE = (RedisError, OSError, TimeoutError)

Told = tuple[str, dict[Any, Any]]  # a stream, and the fields to add to it


class RedisWakeups:
    """Meets `bot.ports.Wakeups`."""

    def __init__(self, url: str) -> None:
        retry = Retry(NoBackoff(), 0)  # the default repeats each command ten times before it tells us
        self._redis = Redis.from_url(url, decode_responses=True, retry=retry, socket_connect_timeout=2)
        self._here = InProcessWakeups(POLL_SECONDS)
        self._name = secrets.token_hex(8)
        self._untold: asyncio.Queue[Told] = asyncio.Queue(MOST_UNTOLD)
        self._tasks: list[asyncio.Task[None]] = []
        self._takes_turns = False
        self._is_reachable = False

    @property
    def poll_seconds(self) -> float:
        return POLL_SECONDS if self._is_reachable else POLL_SECONDS_WITHOUT_REDIS

    async def start(self, *, takes_turns: bool) -> None:
        self._takes_turns = takes_turns
        await self._here.start(takes_turns=takes_turns)
        loops = [self._tell, self._hear_news] + ([self._hear_lanes] if takes_turns else [])
        self._tasks = [asyncio.create_task(loop()) for loop in loops]

    async def stop(self) -> None:
        while running := [task for task in self._tasks if not task.done()]:
            for task in running:
                task.cancel()  # once is not always enough: the client may turn it into an error of its own
            await asyncio.wait(running, timeout=0.1)
        await self._redis.aclose()

    def wake(self, lanes: frozenset[str] = frozenset(), senders: frozenset[str] = frozenset()) -> None:
        for lane in lanes:
            if self._takes_turns and self._here.lanes_waiting < CROWDED:
                self._here.wake(frozenset({lane}))
            else:
                self._put(LANES, {"lane": lane})
        for sender in senders:
            self._put(NEWS, {"sender": sender, "by": self._name})
        self._here.wake(senders=senders)

    def turned(self, lane: str) -> None:
        self._here.turned(lane)
        self._put(NEWS, {"turned": lane, "by": self._name})

    async def next_lane(self, timeout_seconds: float) -> str | None:
        return await self._here.next_lane(timeout_seconds)

    async def senders_woken(self, timeout_seconds: float) -> bool:
        return await self._here.senders_woken(timeout_seconds)

    def follow(self, lane: str) -> AbstractContextManager[InProcessFollower]:
        return self._here.follow(lane)

    def _put(self, stream: str, fields: dict[str, str]) -> None:
        """Kept only while Redis is there to take it: a wake-up of long ago wakes nobody who is not polling already."""
        if self._is_reachable and not self._untold.full():
            self._untold.put_nowait((stream, fields))

    async def _tell(self) -> None:
        while True:
            try:
                await self._tell_on()
            except GONE as error:
                self._lost(error)

    async def _tell_on(self) -> None:
        while True:
            batch = [await self._untold.get()]
            while not self._untold.empty():
                batch.append(self._untold.get_nowait())
            async with self._redis.pipeline(transaction=False) as pipeline:
                for stream, fields in batch:
                    pipeline.xadd(stream, fields, maxlen=LONGEST_STREAM, approximate=True)
                await pipeline.execute()

    async def _hear_lanes(self) -> None:
        while True:
            if self._here.lanes_waiting >= CROWDED:
                await asyncio.sleep(CROWDED_PAUSE_SECONDS)  # others have more room
                continue
            try:
                heard = await self._redis.xreadgroup(
                    GROUP, self._name, {LANES: ">"}, count=CROWDED, block=BLOCK_MILLISECONDS, noack=True
                )
                self._here.wake(frozenset(fields["lane"] for _, fields in _entries(heard)))
            except ResponseError:  # no such group: the first start, or Redis was wiped
                await self._make_group()
            except GONE:
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _make_group(self) -> None:
        try:
            await self._redis.xgroup_create(LANES, GROUP, id="0", mkstream=True)
        except GONE:  # among them "BUSYGROUP": another process was faster
            await asyncio.sleep(GROUP_PAUSE_SECONDS)

    async def _hear_news(self) -> None:
        last = ""
        while True:
            try:
                last = last or await self._newest()
                heard = _entries(await self._redis.xread({NEWS: last}, count=1000, block=BLOCK_MILLISECONDS))
                self._is_reachable = True
            except GONE as error:
                self._lost(error)
                await asyncio.sleep(RECONNECT_SECONDS)
                continue
            last = heard[-1][0] if heard else last
            for _, fields in heard:
                self._pass_on(fields)

    async def _newest(self) -> str:
        """Where news begin: `$` would lose what comes between two reads."""
        newest = await self._redis.xrevrange(NEWS, count=1)
        self._is_reachable = True
        return str(newest[0][0]) if newest else "0-0"

    def _lost(self, error: Exception) -> None:
        if self._is_reachable:
            log.warning("redis unreachable, polling instead (%s)", type(error).__name__)
        self._is_reachable = False

    def _pass_on(self, fields: Mapping[str, str]) -> None:
        if fields.get("by") == self._name:
            return
        if "sender" in fields:
            self._here.wake(senders=frozenset({fields["sender"]}))
        else:
            self._here.turned(fields["turned"])


def _entries(heard: Any) -> list[tuple[str, dict[str, str]]]:
    """The entries of a read from one stream, which comes as a list from older protocols and as a mapping from RESP3."""
    if not heard:
        return []
    if isinstance(heard, dict):
        return [entry for batch in next(iter(heard.values())) for entry in batch]
    return list(heard[0][1])
