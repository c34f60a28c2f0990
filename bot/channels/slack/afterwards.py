"""What is left to do once an interaction is acknowledged: kept from being forgotten, and awaited when we stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.logs import told

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 2.0  # a stop takes less than 8 s in all


class Afterwards:
    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, work: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.create_task(_logged(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def rest(self) -> None:
        """Lets what runs come to its end, for a few seconds at most."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=PATIENCE_SECONDS)
        if late := set(self._running):
            log.error("%s interactions were acknowledged and then cut short", len(late))
            for task in late:
                task.cancel()
            await asyncio.wait(late)


async def _logged(work: Callable[[], Awaitable[None]]) -> None:
    try:
        await work()
    except Exception as error:
        log.error("what was left of an interaction failed: %s", told(error))
