"""Whose turn it is to write to the file: SQLite's own lock is not fair, and the writer thread hardly ever lets it go.

Measured under load without this: the ORM's writes beside the writer thread waited for seconds, some for ever.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any

from bot.storage.engines.cancelling import surely

PATIENCE_SECONDS = 0.2


class Pen(AbstractAsyncContextManager[None]):
    """One for each program and file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue = asyncio.Lock()
        self._wanted = 0
        self._given_back = threading.Event()

    async def __aenter__(self) -> None:
        """For a task of the loop; the writer thread steps aside for it after its present commit."""
        await self._queue.acquire()
        self._wanted += 1
        try:
            await surely(asyncio.to_thread(self._lock.acquire))
        except BaseException:
            self._give_back()
            raise

    async def __aexit__(self, *raised: Any) -> None:
        self._give_back()

    @contextmanager
    def in_thread(self) -> Iterator[None]:
        """For the writer thread, which lets one task that waits go first."""
        if self._wanted:
            self._given_back.wait(PATIENCE_SECONDS)
        with self._lock:
            self._given_back.clear()
            yield

    def _give_back(self) -> None:
        self._wanted -= 1
        self._lock.release()
        self._given_back.set()
        self._queue.release()
