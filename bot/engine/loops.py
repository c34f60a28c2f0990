"""Loops that go on for as long as the program does, whatever they meet."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.logs import told
from bot.ports import StorageUnreachable

log = logging.getLogger(__name__)

SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 10.0
LONGEST_OUTAGE_PAUSE_SECONDS = 1.0  # whoever waits for the database wants to know at once when it is back
Step = Callable[[], Awaitable[None]]


class Loops:
    """Runs each step again and again until stopped. A step waits by itself when there is nothing to do."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []

    def start(self, steps: Mapping[str, Step]) -> None:
        self._tasks += [asyncio.create_task(_again_and_again(name, step), name=name) for name, step in steps.items()]

    async def stop(self) -> None:
        while running := [task for task in self._tasks if not task.done()]:
            for task in running:
                task.cancel()
            await asyncio.wait(running, timeout=2.0)
        self._tasks.clear()


async def _again_and_again(name: str, step: Step) -> None:
    pause = SHORTEST_PAUSE_SECONDS
    while True:
        try:
            await step()
            pause = SHORTEST_PAUSE_SECONDS
        except Exception as error:
            is_outage = isinstance(error, StorageUnreachable)
            if not is_outage or pause == SHORTEST_PAUSE_SECONDS:  # an outage is told once
                _report(name, error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_OUTAGE_PAUSE_SECONDS if is_outage else LONGEST_PAUSE_SECONDS)


def _report(name: str, error: Exception) -> None:
    if isinstance(error, StorageUnreachable):
        log.warning("%s: the database is unreachable", name)
    else:
        log.error("%s: %s", name, told(error))
