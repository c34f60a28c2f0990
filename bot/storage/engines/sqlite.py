"""Tortoise on SQLite: transactions begin with the write lock, and survive cancellation at any point.

Stock Tortoise keeps its lock for good when a task is cancelled while entering or leaving a transaction, begins deferred
(two processes then refuse each other's writes in spite of busy_timeout), and lets a child task write on afterwards.
"""

import asyncio
import sqlite3
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

import aiosqlite
from tortoise.backends.base.client import NestedTransactionContext, TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError

from bot.storage.engines.cancelling import surely
from bot.storage.engines.pen import Pen

READING = ("SELECT", "PRAGMA", "EXPLAIN")
ONLY_READ = "in one moment nothing is written"
WITHOUT_PEN: AbstractAsyncContextManager[None] = nullcontext()


class SafeTransaction(SqliteTransactionContext):
    def __init__(
        self, connection: "SafeTransactionClient", of: "SafeSqliteClient", pen: AbstractAsyncContextManager[None]
    ) -> None:
        super().__init__(connection, of._lock)
        self._of, self._pen = of, pen

    async def __aenter__(self) -> TransactionalDBClient:
        await self._pen.__aenter__()
        try:
            await self._trxlock.acquire()
        except BaseException:
            await self._pen.__aexit__(None, None, None)
            raise
        self._of.holder = asyncio.current_task()
        try:
            await surely(self._begin())
        except BaseException:
            await self._end(keep=False)
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return self.connection  # type: ignore[no-any-return]

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self.token)
        await self._end(keep=exc_type is None)

    async def _begin(self) -> None:
        await self.ensure_connection()
        await self.connection.begin()

    async def _end(self, keep: bool) -> None:
        try:
            await surely(self.connection.end(keep))
        finally:
            self._of.holder = None
            self._trxlock.release()
            await self._pen.__aexit__(None, None, None)


class SafeTransactionClient(SqliteTransactionWrapper):
    BEGIN = "BEGIN IMMEDIATE"

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

    async def begin(self) -> None:
        try:
            await self._connection.execute(self.BEGIN)
        except sqlite3.OperationalError as error:
            raise TransactionManagementError(error) from error

    async def end(self, keep: bool) -> None:
        """Commits, or else rolls back; nothing is left open whatever happens."""
        if self._finalized or not self._connection:
            return
        self._finalized = True
        try:
            if keep:
                await self._connection.commit()
        finally:
            if self._connection.in_transaction:
                await self._connection.rollback()

    async def execute_script(self, query: str) -> None:
        """Statement by statement: `executescript` of the driver would commit the transaction first."""
        statement = ""
        for part in query.split(";"):
            statement += part + ";"
            if sqlite3.complete_statement(statement):
                if statement.strip(" \n;"):
                    await self.execute_query(statement)
                statement = ""


class MomentClient(SafeTransactionClient):
    """Reads only, and sees everything as it stood at the first statement. Others wait for the connection meanwhile."""

    BEGIN = "BEGIN"

    def _in_transaction(self) -> TransactionContext:
        raise TransactionManagementError(ONLY_READ)

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        raise TransactionManagementError(ONLY_READ)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        raise TransactionManagementError(ONLY_READ)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> Any:
        if not _is_reading(query):
            raise TransactionManagementError(ONLY_READ)
        return await super().execute_query(query, values)


class SafeSqliteClient(SqliteClient):
    def __init__(self, file_path: str, **options: Any) -> None:
        super().__init__(file_path, **options)
        self.pen = Pen()
        self.holder: asyncio.Task[Any] | None = None  # who has a transaction open

    def _in_transaction(self) -> TransactionContext:
        return SafeTransaction(SafeTransactionClient(self), self, self.pen)

    def moment(self) -> TransactionContext:
        """Within it every statement sees the same."""
        return SafeTransaction(MomentClient(self), self, WITHOUT_PEN)

    def acquire_connection(self) -> Any:
        """Refuses a query that was built before the transaction in which it is awaited: it would wait for itself."""
        if self.holder is not None and self.holder is asyncio.current_task():
            raise TransactionManagementError("this query was built outside the transaction that it is awaited in")
        return super().acquire_connection()

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        async with self.pen:
            return await super().execute_insert(query, values)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> Any:
        if _is_reading(query):
            return await super().execute_query(query, values)
        async with self.pen:
            return await super().execute_query(query, values)

    async def create_connection(self, with_db: bool) -> None:
        await surely(self._connect())

    async def _connect(self) -> None:
        """As the stock one does, but on a daemon thread: a program that forgets to close it can still end."""
        if self._connection:
            return
        connecting = aiosqlite.connect(self.filename, isolation_level=None)
        connecting._thread.daemon = True
        try:
            self._connection = await connecting
        except BaseException:
            await asyncio.to_thread(connecting._thread.join)  # its last word goes to our loop, which may end now
            raise
        self._connection._conn.row_factory = sqlite3.Row
        for pragma, value in self.pragmas.items():
            await self._connection.execute_fetchall(f"PRAGMA {pragma}={value}")
        await self._post_connect()

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """In a transaction of ours: the stock one stays open when it is cancelled."""
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)


def _is_reading(query: str) -> bool:
    return query.lstrip().upper().startswith(READING)


client_class = SafeSqliteClient
