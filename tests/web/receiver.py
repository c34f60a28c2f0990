"""An employer's own program that is told of events: it checks signatures as our documents say, by lines of its own."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass(frozen=True, slots=True)
class Told:
    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.raw)
        return found

    def signatures(self) -> tuple[str, list[str]]:
        parts = [part.split("=", 1) for part in self.headers["Vouchline-Signature"].split(",")]
        [at] = [value for name, value in parts if name == "t"]
        return at, [value for name, value in parts if name == "v1"]

    def is_signed_with(self, secret: str) -> bool:
        at, found = self.signatures()
        return hmac.new(secret.encode(), at.encode() + b"." + self.raw, hashlib.sha256).hexdigest() in found


@dataclass(slots=True)
class Receiver:
    url: str = ""
    status: int = 200  # what it answers
    told: list[Told] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.told.append(Told(request.path, dict(request.headers), await request.read()))
        return web.Response(status=self.status)

    async def until(self, holds: Callable[[Told], bool]) -> Told:
        """The first that it was told of which that holds, as soon as it comes."""
        async with asyncio.timeout(100):
            while not (found := [one for one in self.told if holds(one)]):
                await asyncio.sleep(0.02)
        return found[0]

    async def was_told(self, path: str, type: str) -> Told:
        return await self.until(lambda one: (one.path, one.body["type"]) == (path, type))


@asynccontextmanager
async def a_receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/{name}", receiver.take)
    async with TestServer(app) as server:
        receiver.url = str(server.make_url("/")).rstrip("/")
        yield receiver
