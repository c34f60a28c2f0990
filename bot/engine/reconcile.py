"""Finds what people wrote while our webhook did not answer: providers do not repeat it, but they list it."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.engine.intake import Intake
from bot.engine.metrics import MISSED
from bot.engine.routes import Route, Routes
from bot.ports import CarrierUnreachable, Clock, OwnSenders, Watermarks

log = logging.getLogger(__name__)

PAUSE_SECONDS = 300.0
SOON_SECONDS = 15.0  # when the provider could not be asked
SINCE_CLAIMED = timedelta(seconds=2 * PAUSE_SECONDS)  # a number may have been written to since it was claimed
OVERLAP = timedelta(minutes=5)  # lists lag, and clocks differ; what is known already has no effect


class Reconcile:
    def __init__(self, routes: Routes, own: OwnSenders, intake: Intake, watermarks: Watermarks, clock: Clock) -> None:
        self._routes, self._own, self._intake, self._watermarks, self._clock = routes, own, intake, watermarks, clock
        self.asked = asyncio.Event()  # once, whether or not there was an answer

    async def run(self) -> None:
        try:
            pause = PAUSE_SECONDS if await self.once() else SOON_SECONDS
        finally:
            self.asked.set()
        await asyncio.sleep(pause)

    async def once(self) -> bool:
        """Asks for each sender; whether all could be asked."""
        own = await self._own.all()
        now = self._clock.real()
        asking = [self._ask(route, None) for key in self._routes.senders.shared if (route := self._routes.get(key))]
        asking += [self._ask(route, now - SINCE_CLAIMED) for key in own if (route := self._routes.get(key))]
        return all(await asyncio.gather(*asking))

    async def _ask(self, route: Route, usual: datetime | None) -> bool:
        """`usual`: from when on, the first time. Before the first start nobody wrote to a shared sender."""
        sender, began = route.sender, self._clock.real()
        since = await self._watermarks.of(sender.key) or usual
        try:
            rows = await route.carrier.received(sender, since - OVERLAP) if since else []
        except CarrierUnreachable:
            log.warning("reconcile: sender %s cannot be asked", sender.key)
            return False
        new = await self._intake.put(rows) if rows else 0
        if new:
            MISSED.inc(new)
            log.warning("reconcile: %s inbound messages of sender %s had been missed", new, sender.key)
        await self._watermarks.advance(sender.key, began)
        return True
