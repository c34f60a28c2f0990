"""The real application with its sandbox on a port, in a thread of its own: what calls it waits for its answers."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from bot.engine.roles import ProgramRole
from bot.wiring import Vouchline
from tests.databases import migrated_in
from tests.ports import own_port
from tests.web.conftest import a_key_for, office_of, running
from tests.web.office import Office
from web.app import make_app
from web.unreadable import Runner

Answer = TypeVar("Answer")
WORKING = {ProgramRole.TURN, ProgramRole.SEND}
UNHURRIED = {"api_requests_per_second": "100000", "api_requests_burst": "1000000"}


@dataclass(frozen=True, slots=True)
class Served:
    url: str
    key: str
    vouchline: Vouchline
    _loop: asyncio.AbstractEventLoop

    def do(self, asked: Coroutine[Any, Any, Answer]) -> Answer:
        """In the thread of the application."""
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result(timeout=100)

    def with_office(self, asked: Callable[[Office], Coroutine[Any, Any, Answer]]) -> Answer:
        """By an employer's own system, of the same organisation."""

        async def inside() -> Answer:
            async with office_of(self.vouchline) as office:
                return await asked(office)

        return self.do(inside())


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Served]:
    begun = threading.Event()
    found: list[Served | BaseException] = []
    stops: list[Callable[[], object]] = []

    async def serve() -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        port = own_port()
        given = {"port": str(port), **UNHURRIED, **settings}
        async with running(folder, migrated_in(folder), WORKING, **given) as vouchline:
            runner = Runner(make_app(vouchline), access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            found.append(Served(f"http://127.0.0.1:{port}", await a_key_for(vouchline, "Café Norr"), vouchline, loop))
            stops.append(lambda: loop.call_soon_threadsafe(ended.set))
            begun.set()
            await ended.wait()
            await runner.cleanup()

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as error:
            found.append(error)
            begun.set()
            raise

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait(100)
    first = found[0]
    if isinstance(first, BaseException):
        raise first
    try:
        yield first
    finally:
        stops[0]()
        thread.join()
