"""The same interaction twice gets the same answer, and nothing follows from the second: Slack repeats itself."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Said = TypeVar("Said")

KEPT_SECONDS = 600.0  # twice as long as a signature is fresh
MOST_KEPT = 20_000


class Repeats(Generic[Said]):
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._kept: dict[str, tuple[float, asyncio.Future[Said]]] = {}

    async def first(self, key: str, answer: Callable[[], Awaitable[Said]]) -> tuple[Said, bool]:
        """The answer to the first with this key, and whether it is this one. A failure is nobody's answer."""
        self._clear()
        while key in self._kept:
            future = self._kept[key][1]
            await asyncio.wait({future})
            if not future.cancelled():  # else whoever came first has gone away without an answer
                return future.result(), False
        future = asyncio.get_running_loop().create_future()
        self._kept[key] = self._now() + KEPT_SECONDS, future
        try:
            said = await answer()
        except BaseException as error:
            self._fail(key, future, error)
            raise
        future.set_result(said)
        return said, True

    def _fail(self, key: str, future: asyncio.Future[Said], error: BaseException) -> None:
        del self._kept[key]
        if isinstance(error, Exception):
            future.set_exception(error)
            future.exception()  # nobody may be waiting for it
        else:
            future.cancel()

    def _clear(self) -> None:
        """The oldest stand first."""
        while self._kept:
            key, (until, future) = next(iter(self._kept.items()))
            if (until > self._now() and len(self._kept) < MOST_KEPT) or not future.done():
                return
            del self._kept[key]
