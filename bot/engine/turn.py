"""Takes turns: each lane once at a time in this program, many lanes beside each other."""

import asyncio
import logging
import time
from collections.abc import Callable

from bot.domain.inbox import Errand, Row
from bot.engine.metrics import APPLIED_AFTER_SECONDS, ROWS_APPLIED, ROWS_FAILED, ROWS_PARKED, TURN_SECONDS
from bot.flows.changes import Changes, View
from bot.logs import told
from bot.ports import Clock, TurnStore, TurnTaken, Wakeups

log = logging.getLogger(__name__)

MOST_READY = 200
MOST_ROWS = 8
Apply = Callable[[View | None, Row], Changes]


class Turns:
    def __init__(
        self, store: TurnStore, apply: Apply, wakeups: Wakeups, clock: Clock, errand_put: Callable[[], None]
    ) -> None:
        self._store, self._apply, self._wakeups, self._clock = store, apply, wakeups, clock
        self._errand_put = errand_put
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()

    def begin(self, lane: str) -> asyncio.Task[None]:
        """Takes turns of the lane until nothing waits in it. Not to be cancelled: shield it."""
        if lane in self._running:
            self._again.add(lane)
        else:
            self._running[lane] = asyncio.create_task(self._until_quiet(lane))
        return self._running[lane]

    async def work(self) -> None:
        """One worker's step: the next lane that was woken."""
        lane = await self._wakeups.next_lane(self._wakeups.poll_seconds)
        if lane is not None:
            await asyncio.shield(self.begin(lane))

    async def poll(self) -> None:
        """Finds lanes whose wake-up was lost, and rows whose time to be tried again has come."""
        ready = await self._store.ready_lanes(MOST_READY)
        self._wakeups.wake(frozenset(ready) - self._running.keys())
        await asyncio.sleep(self._wakeups.poll_seconds)

    async def settle_down(self, timeout_seconds: float) -> None:
        """Lets the turns under way come to their end."""
        if self._running:
            await asyncio.wait(list(self._running.values()), timeout=timeout_seconds)

    async def _until_quiet(self, lane: str) -> None:
        try:
            is_quiet = False
            while not is_quiet or lane in self._again:
                self._again.discard(lane)
                is_quiet = await self._turn(lane)
        finally:  # without a pause after the last look at `_again`, so that no wake-up falls between
            del self._running[lane]
            self._again.discard(lane)

    async def _turn(self, lane: str) -> bool:
        """Whether nothing more can be applied for now."""
        began = time.perf_counter()
        taken = await self._store.take_turn(lane, self._apply, MOST_ROWS)
        if taken is None:
            return True
        TURN_SECONDS.observe(time.perf_counter() - began)
        self._wakeups.wake(taken.lanes - {lane}, taken.senders)
        self._wakeups.turned(lane)
        if any(isinstance(one, Errand) for applied in taken.applied for one in applied.changes.put):
            self._errand_put()
        self._count(taken)
        if taken.failed is not None:
            return not taken.parked
        return len(taken.applied) < MOST_ROWS and lane not in taken.lanes  # what came meanwhile woke the lane again

    def _count(self, taken: TurnTaken) -> None:
        now = self._clock.now()
        for applied in taken.applied:
            ROWS_APPLIED.labels(applied.row.happening).inc()
            if applied.row.received_at:
                seconds = max(0.0, (now - applied.row.received_at).total_seconds())
                APPLIED_AFTER_SECONDS.labels(applied.row.happening).observe(seconds)
        if taken.failed is not None and taken.failed_row is not None:
            ROWS_FAILED.inc()
            ROWS_PARKED.inc(int(taken.parked))
            what = "parked" if taken.parked else "failed"
            row = taken.failed_row
            log.error("inbox row %s (%s) %s: %s", row.id, row.happening, what, told(taken.failed))
