"""Finds what people wrote while our webhook did not answer: providers do not repeat it, but they list it."""

import asyncio
import logging
from datetime import timedelta

from bot.engine.intake import Intake
from bot.engine.metrics import MISSED
from bot.engine.routes import Route, Routes
from bot.ports import CarrierUnreachable, Clock, Watermarks

log = logging.getLogger(__name__)

PAUSE_SECONDS = 300.0
SOON_SECONDS = 15.0  # when the provider could not be asked
OVERLAP = timedelta(minutes=5)  # lists lag, and clocks differ; what is known already has no effect


class Reconcile:
    def __init__(self, routes: Routes, intake: Intake, watermarks: Watermarks, clock: Clock) -> None:
        self._routes, self._intake, self._watermarks, self._clock = routes, intake, watermarks, clock
        self.asked = asyncio.Event()  # once, whether or not there was an answer

    async def run(self) -> None:
        try:
            pause = PAUSE_SECONDS if await self.once() else SOON_SECONDS
        finally:
            self.asked.set()
        await asyncio.sleep(pause)

    async def once(self) -> bool:
        """Asks for each sender; whether all could be asked."""
        return all(await asyncio.gather(*(self._ask(route) for route in self._routes.values())))

    async def _ask(self, route: Route) -> bool:
        """Before the first start nobody wrote to us, so the first watermark is that start."""
        sender, began = route.sender, self._clock.real()
        since = await self._watermarks.of(sender.key)
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
