"""Each second, timers that have fallen due become rows."""

import asyncio

from bot.ports import Clock, TurnStore, Wakeups

PAUSE_SECONDS = 1.0


class Tick:
    def __init__(self, store: TurnStore, wakeups: Wakeups, clock: Clock) -> None:
        self._store, self._wakeups, self._clock = store, wakeups, clock

    async def run(self) -> None:
        if not await self.now():  # else there may be more than one statement takes
            await asyncio.sleep(PAUSE_SECONDS)

    async def now(self) -> bool:
        """Whether anything fell due."""
        lanes = await self._store.tick(self._clock.now())
        self._wakeups.wake(lanes)
        return bool(lanes)
