"""Keeps the Home of recruiters current while they look at it (R52)."""

import asyncio

from bot.ports import Homes

PAUSE_SECONDS = 3.0


class HomesKept:
    def __init__(self, homes: Homes) -> None:
        self._homes = homes

    async def run(self) -> None:
        await self._homes.refresh()
        await asyncio.sleep(PAUSE_SECONDS)
