"""Kills the program about each second and starts it again, sometimes before it was ready."""

import asyncio
import random

from tests.standins.served import Served


class Killer:
    """`kills` counts those that met a living program."""

    def __init__(self, served: Served, twilio_url: str, chance: random.Random, most: int) -> None:
        self.served, self.twilio_url, self.chance, self.most = served, twilio_url, chance, most
        self.kills = 0

    async def work(self) -> None:
        while self.kills < self.most:
            await asyncio.sleep(self.chance.uniform(0.1, 1.9))
            await self._kill()
            await self.served.start(self.twilio_url, wait=self.chance.random() > 0.1)
        await self.served.until_ready()

    async def _kill(self) -> None:
        if not self.served.is_running:
            raise AssertionError(f"vouchline serve ended by itself:\n{self.served.tail()}")
        await self.served.kill()
        self.kills += 1
