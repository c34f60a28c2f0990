"""Each hour, what has grown too old is cleared: answers kept for repeated requests, and counts of earlier days."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.ports import Clock

log = logging.getLogger(__name__)

PAUSE_SECONDS = 3600.0
KEPT_FOR = timedelta(hours=24)  # by the machine's clock: a sandbox moved ahead keeps its answers


class Clearing:
    def __init__(self, clear: Callable[[datetime], Awaitable[int]], clock: Clock) -> None:
        self._clear, self._clock = clear, clock

    async def run(self) -> None:
        await self.once()
        await asyncio.sleep(PAUSE_SECONDS)

    async def once(self) -> int:
        """How many were cleared."""
        cleared = await self._clear(self._clock.real() - KEPT_FOR)
        if cleared:
            log.info("clearing: %s answers to repeated requests, and counts, were too old", cleared)
        return cleared
