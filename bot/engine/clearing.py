"""Each hour, what has grown too old is cleared: answers kept for repeated requests, counts, the log of webhooks."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.ports import Clock

log = logging.getLogger(__name__)

PAUSE_SECONDS = 3600.0
KEPT_FOR = timedelta(hours=24)  # by the machine's clock: a sandbox moved ahead keeps its answers


class Clearing:
    def __init__(
        self,
        clear: Callable[[datetime], Awaitable[int]],
        clock: Clock,
        and_log: Callable[[], Awaitable[int]] | None = None,
    ) -> None:
        self._clear, self._clock, self._and_log = clear, clock, and_log

    async def run(self) -> None:
        await self.once()
        await asyncio.sleep(PAUSE_SECONDS)

    async def once(self) -> int:
        """How many were cleared."""
        if self._and_log and (told := await self._and_log()):
            log.info("clearing: %s deliveries to webhooks were too old", told)
        cleared = await self._clear(self._clock.real() - KEPT_FOR)
        if cleared:
            log.info("clearing: %s answers to repeated requests, and counts, were too old", cleared)
        return cleared
