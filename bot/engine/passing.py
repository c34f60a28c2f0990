"""Lets time pass in a sandbox: forward, stopping at everything that falls due on the way, as it would have happened."""

import asyncio
import time
from datetime import datetime, timedelta

from bot.engine.clock import ProductClock
from bot.engine.tick import Ticking
from bot.errors import Conflict
from bot.ports import OutboxStore, TurnStore, Wakeups

ONE_STOP = timedelta(seconds=60)  # what falls due within a minute happens at one stop
LONGEST_STOP_SECONDS = 2.0
LONGEST_WALK_SECONDS = 8.0
LOOK_SECONDS = 0.02
QUIET_LOOKS = 3  # in a row, since what one turn tells another is not there at once


class Passing:
    def __init__(
        self, turns: TurnStore, outbox: OutboxStore, ticking: Ticking, wakeups: Wakeups, clock: ProductClock
    ) -> None:
        self._turns, self._outbox, self._ticking, self._wakeups, self._clock = turns, outbox, ticking, wakeups, clock
        self._one_at_a_time = asyncio.Lock()

    async def advance(self, by: timedelta) -> datetime:
        """Moves product time on by exactly this much; the time now. Raises `Conflict` where it may not be moved."""
        if not self._clock.may_move:
            raise Conflict("clock-fixed", "The clock can be moved in a sandbox or test on this machine alone.")
        async with self._one_at_a_time:
            await self._walk(by)
        return self._clock.now()

    async def _walk(self, left: timedelta) -> None:
        deadline = time.monotonic() + LONGEST_WALK_SECONDS
        await self._until_quiet(deadline)
        while left > timedelta() and time.monotonic() < deadline:
            step = min(left, await self._to_next_stop(left))
            await self._clock.move(step)
            left -= step
            await self._until_quiet(deadline)
        if left > timedelta():
            await self._clock.move(left)
            await self._ticking.now()

    async def _to_next_stop(self, left: timedelta) -> timedelta:
        due_at = await self._turns.next_due()
        if due_at is None:
            return left
        return max(due_at - self._clock.now(), timedelta()) + ONE_STOP

    async def _until_quiet(self, deadline: float) -> None:
        """Until the work of this instant is finished, or has taken too long to wait for."""
        until = min(deadline, time.monotonic() + LONGEST_STOP_SECONDS)
        quiet = 0
        while quiet < QUIET_LOOKS and time.monotonic() < until:
            await self._ticking.now()
            self._wakeups.wake(senders=frozenset({"any"}))
            is_quiet = not await self._turns.ready_lanes(1) and not await self._outbox.is_busy(self._clock.now())
            quiet = quiet + 1 if is_quiet else 0
            await asyncio.sleep(LOOK_SECONDS)
