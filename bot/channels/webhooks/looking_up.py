"""Looks names up in threads of its own: a name server that never answers takes none from the rest of the program.

One name is looked up once at a time, however many posts wait for it; no organisation has more places than it leaves
free; and no stop waits for a thread.
"""

import asyncio
import socket
import threading
from collections import Counter
from contextlib import suppress
from contextvars import ContextVar

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.domain.places import may_have_another

MOST_AT_ONCE = 64
FOR_WHOM: ContextVar[str] = ContextVar("FOR_WHOM", default="")  # the organisation; aiohttp does not pass it on
Numbers = list[tuple[int, str]]  # family and number


class LookUps(AbstractResolver):
    def __init__(self) -> None:
        self._underway: dict[str, asyncio.Future[Numbers]] = {}
        self._taken: Counter[str] = Counter()  # places, by organisation

    async def numbers(self, host: str) -> Numbers:
        """Raises OSError for a name that is unknown, and when too many are being looked up."""
        waiting = self._underway.get(host) or self._begin(host)
        return await asyncio.shield(waiting)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=number, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for kind, number in await self.numbers(host)
        ]

    async def close(self) -> None:
        """Threads end by themselves, or with the program."""

    def _begin(self, host: str) -> asyncio.Future[Numbers]:
        whose = FOR_WHOM.get()
        if not may_have_another(self._taken[whose], MOST_AT_ONCE - len(self._underway)):
            raise socket.gaierror(socket.EAI_AGAIN, "too many names are being looked up")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Numbers] = loop.create_future()
        self._underway[host] = future
        self._taken[whose] += 1
        future.add_done_callback(lambda ended: self._ended(host, whose, ended))
        try:
            threading.Thread(target=_look_up, args=(host, loop, future), name="webhook name", daemon=True).start()
        except RuntimeError:  # the machine has no thread left
            future.set_exception(socket.gaierror(socket.EAI_AGAIN, "no thread to look a name up in"))
        return future

    def _ended(self, host: str, whose: str, future: asyncio.Future[Numbers]) -> None:
        self._underway.pop(host, None)
        self._taken -= Counter([whose])
        if not future.cancelled():
            future.exception()  # whoever waited may have gone


def _look_up(host: str, loop: asyncio.AbstractEventLoop, future: asyncio.Future[Numbers]) -> None:
    found = _found(host)
    with suppress(RuntimeError):  # the program has ended meanwhile
        loop.call_soon_threadsafe(_tell, future, found)


def _found(host: str) -> Numbers | OSError:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return [(int(family), str(place[0])) for family, _, _, _, place in found]
    except OSError as error:
        return error
    except UnicodeError as error:
        return socket.gaierror(socket.EAI_NONAME, str(error))


def _tell(future: asyncio.Future[Numbers], found: Numbers | OSError) -> None:
    if future.done():
        return
    if isinstance(found, OSError):
        future.set_exception(found)
    else:
        future.set_result(found)
