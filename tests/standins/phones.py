"""Phones behind a provider's web server, which listens on a port of its own."""

import asyncio
from typing import Protocol

from aiohttp import web

from tests.standins.twilio.ledger import Logged


class Caller(Protocol):
    """Calls our webhooks."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


class PhoneServer:
    caller: Caller

    def __init__(self) -> None:
        self.base_url = ""
        self._phones: dict[str, asyncio.Queue[Logged]] = {}
        self._runner: web.AppRunner | None = None

    async def listen(self, app: web.Application) -> None:
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=512).start()
        host, port = self._runner.addresses[0][:2]
        self.base_url = f"http://{host}:{port}"
        await self.caller.start()

    async def stop(self) -> None:
        await self.caller.stop()
        if self._runner:
            await self._runner.cleanup()

    def phone(self, number: str) -> "asyncio.Queue[Logged]":
        """The messages that reach this phone, in order."""
        return self._phones.setdefault(number, asyncio.Queue())
