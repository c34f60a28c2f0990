"""Many rows as they stood at one moment, a portion at a time; whoever writes meanwhile waits for nothing."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

PORTION = 1000  # rows
Portion = Sequence[Sequence[Any]]


class Snapshot(Protocol):
    def rows(self, sql: str, values: Sequence[Any]) -> AsyncIterator[Portion]:
        """Of a statement with parameters as `$1`. One at a time. Raises `StorageUnreachable`."""
        ...


Snapshots = AbstractAsyncContextManager[Snapshot]
