"""One thread that runs transactions one after another and commits as many as wait with one flush to the disk.

Whoever asks gets the answer after the commit. A caller that is cancelled meanwhile is not told; nothing is undone.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from bot.ports import StorageUnreachable
from bot.storage.engines.pen import Pen
from bot.storage.sqlite.connection import as_unreachable, attempt, connect, keep_memory
from bot.storage.steps import Transaction

Answer = TypeVar("Answer")
MOST_AT_ONCE = 32  # transactions in one commit: more save little, and let the others wait
CLOSING_SECONDS = 5


@dataclass(slots=True)
class Job:
    transaction: Transaction[Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    answer: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        """In the loop's thread: passes the answer on to whoever still waits for it."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.answer)


class Thread:
    """Runs transactions on a connection of its own."""

    def __init__(self, path: str, pen: Pen | None) -> None:
        """Without a pen it only reads."""
        self._path, self._pen = path, pen
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"sqlite-{'writer' if pen else 'reader'}", daemon=True)
        self._closed = False
        self._thread.start()

    async def run(self, transaction: Transaction[Answer]) -> Answer:
        if self._closed:
            raise StorageUnreachable("the database was closed")
        loop = asyncio.get_running_loop()
        job = Job(transaction, loop, loop.create_future())
        self._jobs.put(job)
        return await job.future  # type: ignore[no-any-return]

    async def close(self) -> None:
        """Lets waiting transactions finish, for a few seconds at most; a daemon thread keeps nobody alive."""
        if self._closed:
            return
        self._closed = True
        self._jobs.put(None)
        await asyncio.get_running_loop().run_in_executor(None, self._thread.join, CLOSING_SECONDS)

    def _work(self) -> None:
        keep_memory()
        connection: sqlite3.Connection | None = None
        goes_on = True
        while goes_on:
            jobs, goes_on = self._waiting()
            try:
                connection = connection or connect(self._path, may_write=self._pen is not None)
                with self._pen.in_thread() if self._pen else nullcontext():
                    _commit_together(connection, jobs, "BEGIN IMMEDIATE" if self._pen else "BEGIN")
            except Exception as error:
                _fail(jobs, as_unreachable(error) if isinstance(error, sqlite3.Error) else error)
            _tell(jobs)
        if connection is not None:
            connection.close()

    def _waiting(self) -> tuple[list[Job], bool]:
        """At least one job and whatever else has come meanwhile; whether more may follow."""
        jobs: list[Job] = []
        job = self._jobs.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == MOST_AT_ONCE:
                return jobs, True
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return jobs, True
        return jobs, False


def _commit_together(connection: sqlite3.Connection, jobs: list[Job], begin: str) -> None:
    if not jobs:
        return
    connection.execute(begin)
    try:
        for job in jobs:
            _attempt(connection, job)
            if not connection.in_transaction:  # a full disk undoes the others' work too
                raise job.error or StorageUnreachable("the transaction was undone")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _attempt(connection: sqlite3.Connection, job: Job) -> None:
    try:
        job.answer = attempt(connection, job.transaction())
    except Exception as error:
        job.error = error


def _fail(jobs: list[Job], error: BaseException) -> None:
    for job in jobs:
        job.error = error


def _tell(jobs: list[Job]) -> None:
    """One wake-up per loop, however many answers it brings."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = {}
    for job in jobs:
        by_loop.setdefault(job.loop, []).append(job)
    for loop, told in by_loop.items():
        _call_soon(loop, partial(_tell_here, told))


def _tell_here(jobs: list[Job]) -> None:
    for job in jobs:
        job.tell()


def _call_soon(loop: asyncio.AbstractEventLoop, call: Callable[[], object]) -> None:
    with suppress(RuntimeError):  # the loop was closed: nobody waits any more
        loop.call_soon_threadsafe(call)
