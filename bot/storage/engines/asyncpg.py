"""Tortoise on PostgreSQL: connections find their way back to the pool, and no task writes on after its transaction."""

import asyncio
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError

from bot.storage.engines.cancelling import surely

CLOSING_SECONDS = 2


class SafeTransaction(TransactionContextPooled):
    client: "SafeTransactionClient"

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        self.client._connection = await self._pool.acquire()
        try:
            await surely(self.client.begin())
        except BaseException:
            await self._end(keep=False)
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self.token)
        await self._end(keep=exc_type is None)

    @property
    def _pool(self) -> asyncpg.Pool:
        pool = self.client._parent._pool
        if pool is None:
            raise TransactionManagementError("the database was closed")
        return pool

    async def _end(self, keep: bool) -> None:
        try:
            await surely(self.client.end(keep))
        finally:
            await surely(self._pool.release(self.client._connection))


class SafeTransactionClient(TransactionWrapper):
    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(SafeTransactionClient(self))

    def acquire_connection(self) -> Any:
        """Refuses statements of tasks that outlived the transaction they were started in."""
        if self._is_over():
            raise TransactionManagementError("the transaction that this task was started in has ended")
        return super().acquire_connection()

    def _is_over(self) -> bool:
        parent = self._parent
        return self._finalized or (isinstance(parent, SafeTransactionClient) and parent._is_over())

    async def end(self, keep: bool) -> None:
        """Commits, or else rolls back. A connection that broke is cleaned by the pool when it is released."""
        if self._finalized:
            return
        self._finalized = True
        if self.transaction is None or self._connection.is_closed() or not self._connection.is_in_transaction():
            return
        await (self.transaction.commit() if keep else self.transaction.rollback())


class MomentClient(SafeTransactionClient):
    """Reads only, and sees everything as it stood at the first statement."""

    async def begin(self) -> None:
        self.transaction = self._connection.transaction(isolation="repeatable_read", readonly=True)
        await self.transaction.start()


class PlainConnection(asyncpg.Connection):  # type: ignore[misc]
    """We leave no session state behind, so nothing has to be reset by a round trip when a connection is given back."""

    def get_reset_query(self) -> str:
        return ""


class SafeAsyncpgClient(AsyncpgDBClient):
    connection_class = PlainConnection

    async def _close(self) -> None:
        """Connections that are still in use are given a moment, and then cut off: a stop may take no longer."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        try:
            await asyncio.wait_for(pool.close(), CLOSING_SECONDS)
        except TimeoutError:
            pool.terminate()

    def _in_transaction(self) -> TransactionContext:
        return SafeTransaction(SafeTransactionClient(self), self._pool_init_lock)

    def moment(self) -> TransactionContext:
        """Within it every statement sees the same."""
        return SafeTransaction(MomentClient(self), self._pool_init_lock)


client_class = SafeAsyncpgClient
