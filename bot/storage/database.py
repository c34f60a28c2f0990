"""A database as the stores see it: transactions go in, answers come out."""

from typing import Protocol, TypeVar

from bot.storage.snapshot import Snapshots
from bot.storage.steps import Transaction

Answer = TypeVar("Answer")


class TryAgain(Exception):
    """Two transactions stood in each other's way; this one was undone and may simply be repeated."""


class Database(Protocol):
    async def write(self, transaction: Transaction[Answer], *, single: bool = False) -> Answer:
        """One transaction, durable on return, and seen through even if the caller is cancelled.

        `single` says that it is one step only.

        Raises `StorageUnreachable`.
        """
        ...

    async def read(self, transaction: Transaction[Answer]) -> Answer: ...

    def snapshot(self) -> Snapshots:
        """Everything as it stands now, for as long as it is open."""
        ...

    async def close(self) -> None: ...
