"""Each hour, checks that have been kept for long enough are given to their lanes, which erase them (R56)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.domain.inbox import Row
from bot.engine.intake import Intake
from bot.ports import Clock

log = logging.getLogger(__name__)

PAUSE_SECONDS = 3600.0
AT_ONCE = 200


class Retention:
    def __init__(self, over: Callable[[datetime, int], Awaitable[list[Row]]], intake: Intake, clock: Clock) -> None:
        self._over, self._intake, self._clock = over, intake, clock

    async def run(self) -> None:
        await self.once()
        await asyncio.sleep(PAUSE_SECONDS)

    async def once(self) -> int:
        """How many are over."""
        rows = await self._over(self._clock.now(), AT_ONCE)
        if rows:
            await self._intake.put(rows)
            log.info("retention: %s checks have been kept for long enough", len(rows))
        return len(rows)
