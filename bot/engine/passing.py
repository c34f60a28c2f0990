"""Lets time pass in a sandbox: forward, stopping at everything that falls due on the way, as it would have happened."""

import asyncio
import math
import time
from datetime import datetime, timedelta

from bot.engine.clock import ProductClock
from bot.engine.fates import Fates
from bot.engine.hooks import Hooks
from bot.engine.tick import Tick
from bot.errors import Conflict, RequestRefused
from bot.ports import OutboxStore, TurnStore, Wakeups

ONE_STOP = timedelta(seconds=60)  # what falls due within a minute of a stop happens at the next one together
LONGEST_STOP_SECONDS = 2.0
LONGEST_WALK_SECONDS = 8.0
LOOK_SECONDS = 0.02
LONGEST_TELLING_SECONDS = 1.0  # addresses of others may be slow, and time does not stop for them
QUIET_LOOKS = 3  # in a row, since what one turn tells another is not there at once


class MovableClock:
    """Meets `bot.ports.Clock`, and may be moved where the settings allow it."""

    def __init__(
        self,
        clock: ProductClock,
        may_move: bool,
        turns: TurnStore,
        outbox: OutboxStore,
        tick: Tick,
        fates: Fates,
        wakeups: Wakeups,
        hooks: Hooks | None = None,
    ) -> None:
        self._clock, self.may_move = clock, may_move
        self._turns, self._outbox, self._tick, self._fates, self._wakeups = turns, outbox, tick, fates, wakeups
        self._hooks = hooks
        self._one_at_a_time = asyncio.Lock()

    def now(self) -> datetime:
        return self._clock.now()

    def real(self) -> datetime:
        return self._clock.real()

    async def advance(self, by: timedelta) -> datetime:
        """Moves product time on by this much, in whole seconds; the time now. Raises `Conflict` where it may not."""
        if not self.may_move:
            raise Conflict("clock-fixed", "The clock can be moved in a sandbox or test on this machine alone.")
        if by < timedelta():
            raise RequestRefused("invalid-request", "Time passes forward.", at="advance")
        async with self._one_at_a_time:
            await self._walk(_whole_seconds(by))
            await self._until_told()
        return self.now()

    async def _walk(self, left: timedelta) -> None:
        deadline = time.monotonic() + LONGEST_WALK_SECONDS
        await self._until_quiet(deadline)
        while left and time.monotonic() < deadline:
            step = min(left, await self._to_next_stop(left))
            await self._clock.move(step)
            left -= step
            await self._until_quiet(deadline)
        if left:
            await self._clock.move(left)
            await self._tick.now()

    async def _to_next_stop(self, otherwise: timedelta) -> timedelta:
        stops = [at for at in (await self._turns.next_due(), await self._fates.next_at()) if at is not None]
        return max(_whole_seconds(min(stops) - self.now()), ONE_STOP) if stops else otherwise

    async def _until_quiet(self, deadline: float) -> None:
        """Until the work of this instant is finished, or has taken too long to wait for."""
        until = min(deadline, time.monotonic() + LONGEST_STOP_SECONDS)
        quiet = 0
        while quiet < QUIET_LOOKS and time.monotonic() < until:
            await self._tick.now()
            self._wakeups.wake(senders=frozenset({"any"}))
            await self._until_asked(until)
            await asyncio.sleep(LOOK_SECONDS)
            quiet = 0 if await self._is_busy() else quiet + 1

    async def _until_asked(self, until: float) -> None:
        """Until providers have answered what is due to be asked of them; one that is slow may do so later."""
        asking = asyncio.create_task(self._fates.all_due())
        await asyncio.wait({asking}, timeout=max(0.0, until - time.monotonic()))
        if asking.done():
            asking.result()

    async def _until_told(self) -> None:
        """Until what is due has been posted to webhooks."""
        until = time.monotonic() + LONGEST_TELLING_SECONDS
        while self._hooks and time.monotonic() < until and await self._hooks.is_busy():
            await asyncio.sleep(LOOK_SECONDS)

    async def _is_busy(self) -> bool:
        return bool(await self._turns.ready_lanes(1)) or await self._outbox.is_busy(self.now())


def _whole_seconds(duration: timedelta) -> timedelta:
    """Rounded up, so that what is due then is due."""
    return timedelta(seconds=math.ceil(duration.total_seconds()))
