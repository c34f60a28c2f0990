"""Wake-ups within one process."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class InProcessFollower:
    def __init__(self) -> None:
        self._event = asyncio.Event()

    def tell(self) -> None:
        self._event.set()

    async def news(self, timeout_seconds: float) -> bool:
        came = await _within(self._event, timeout_seconds)
        self._event.clear()
        return came


class InProcessWakeups:
    """Meets `bot.ports.Wakeups`. A lane that already waits is not queued twice."""

    def __init__(self, poll_seconds: float) -> None:
        self.poll_seconds = poll_seconds
        self._lanes: asyncio.Queue[str] = asyncio.Queue()
        self._waiting: set[str] = set()
        self._senders = asyncio.Event()
        self._followers: defaultdict[str, set[InProcessFollower]] = defaultdict(set)
        self._takes_turns = True

    @property
    def lanes_waiting(self) -> int:
        return len(self._waiting)

    async def start(self, *, takes_turns: bool) -> None:
        self._takes_turns = takes_turns

    async def stop(self) -> None:
        pass

    def wake(self, lanes: frozenset[str] = frozenset(), senders: frozenset[str] = frozenset()) -> None:
        if self._takes_turns:  # else nobody empties the queue: other processes poll
            for lane in lanes - self._waiting:
                self._waiting.add(lane)
                self._lanes.put_nowait(lane)
        if senders:
            self._senders.set()

    def turned(self, lane: str) -> None:
        for follower in self._followers.get(lane, ()):
            follower.tell()

    async def next_lane(self, timeout_seconds: float) -> str | None:
        try:
            async with asyncio.timeout(timeout_seconds):
                lane = await self._lanes.get()
        except TimeoutError:
            return None
        self._waiting.discard(lane)
        return lane

    async def senders_woken(self, timeout_seconds: float) -> bool:
        woken = await _within(self._senders, timeout_seconds)
        self._senders.clear()
        return woken

    @contextmanager
    def follow(self, lane: str) -> Iterator[InProcessFollower]:
        follower = InProcessFollower()
        self._followers[lane].add(follower)
        try:
            yield follower
        finally:
            self._followers[lane].discard(follower)
            if not self._followers[lane]:
                del self._followers[lane]


async def _within(event: asyncio.Event, timeout_seconds: float) -> bool:
    try:
        async with asyncio.timeout(timeout_seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
