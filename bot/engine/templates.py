"""Sees to it that WhatsApp's templates are there: in the background, and again while any waits for approval."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

from bot.engine.loops import SHORTEST_PAUSE_SECONDS
from bot.ports import CarrierUnreachable
from bot.ports.contents import Synced, TemplateSync

log = logging.getLogger(__name__)

WAITS_SECONDS = (
    1.0,
    2.0,
    5.0,
    10.0,
    30.0,
    60.0,
    120.0,
    300.0,
)  # between looks, while something waits; the last for good
UNWANTED_SECONDS = 30.0  # between looks whether somebody has got a number to write from
DECIDED_SECONDS = 3600.0  # an approved one may be paused later


class TemplatesKept:
    """A step for `Loops`: never returns while there is nothing to be done."""

    def __init__(
        self,
        sync: TemplateSync,
        waits_seconds: tuple[float, ...] = WAITS_SECONDS,
        is_wanted: Callable[[], Awaitable[bool]] | None = None,
        unwanted_seconds: float = UNWANTED_SECONDS,
    ) -> None:
        """`is_wanted`: asked until somebody may be written to on WhatsApp; without it, they may from the start."""
        self._sync, self._waits = sync, waits_seconds
        self._is_wanted, self._unwanted_seconds = is_wanted, unwanted_seconds
        self._look = 0
        self._is_whole = False  # whether everything has been made and asked for

    async def run(self) -> None:
        if self._is_wanted and not await self._is_wanted():
            return await asyncio.sleep(self._unwanted_seconds)
        self._is_wanted = None
        try:
            synced = await (self._sync.look_again() if self._is_whole else self._sync.once())
        except CarrierUnreachable as error:
            log.warning("the WhatsApp templates cannot be looked at: %s", error)
            return await self._wait()
        if not self._is_whole or not synced.is_coming:
            _report(synced)
        self._is_whole = synced.is_coming
        if synced.is_coming:
            return await self._wait()
        self._look = 0
        await asyncio.sleep(DECIDED_SECONDS)

    async def _wait(self) -> None:
        wait_seconds = self._waits[min(self._look, len(self._waits) - 1)]
        self._look += 1
        await asyncio.sleep(max(wait_seconds, SHORTEST_PAUSE_SECONDS))


def _report(synced: Synced) -> None:
    """Each that cannot be used; of the others, how many there are."""
    states = Counter(one.state for one in synced.templates)
    log.info("WhatsApp templates: %s", "; ".join(f"{count} {state}" for state, count in states.items()))
    for one in synced.templates:
        if one.is_useless:
            log.warning("WhatsApp template %s: %s", one.name, one.state)
