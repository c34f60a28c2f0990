"""Who may have an export made now: one of an organisation after the other, and so many of all at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.errors import RequestRefused, Unavailable

TOGETHER, EACH = 2, 2  # made at once by a program; asked for by an organisation, of which one is made
PATIENCE_SECONDS = 60.0
AGAIN_SECONDS = 15
YOURS = f"Two exports of yours are being made already; ask again in {AGAIN_SECONDS} seconds."
OTHERS = "Exports of others are being made; ask again in a moment."


class Places:
    """Whoever waits is let in in turn, so that nobody's exports keep out another organisation's."""

    def __init__(self) -> None:
        self._together = asyncio.Semaphore(TOGETHER)
        self._own: dict[str, asyncio.Lock] = {}
        self._asked: dict[str, int] = {}

    @asynccontextmanager
    async def taken(self, organisation: str) -> AsyncIterator[None]:
        """Raises a `too-many-requests` refusal, and `Unavailable` where it waits for too long."""
        if self._asked.get(organisation, 0) >= EACH:
            raise RequestRefused("too-many-requests", YOURS)
        self._asked[organisation] = self._asked.get(organisation, 0) + 1
        try:
            async with AsyncExitStack() as held:
                await self._wait(organisation, held)
                yield
        finally:
            self._leave(organisation)

    async def _wait(self, organisation: str, held: AsyncExitStack) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await held.enter_async_context(self._own.setdefault(organisation, asyncio.Lock()))
                await held.enter_async_context(self._together)
        except TimeoutError:
            raise Unavailable("unavailable", OTHERS) from None

    def _leave(self, organisation: str) -> None:
        self._asked[organisation] -= 1
        if not self._asked[organisation]:
            del self._asked[organisation], self._own[organisation]
