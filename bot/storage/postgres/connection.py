"""A PostgreSQL connection that answers the steps of a transaction."""

from typing import Any, TypeVar

import asyncpg

from bot.ports import StorageUnreachable
from bot.storage.database import TryAgain
from bot.storage.dialects import POSTGRES
from bot.storage.statements import combined
from bot.storage.steps import Attempt, Query, Step, Steps

Answer = TypeVar("Answer")

UNREACHABLE = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection that was cut off between two statements
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.PostgresSystemError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InternalServerError,
)
IN_EACH_OTHERS_WAY = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)


def translated(error: Exception) -> Exception:
    """The error as ours when the database, and not the statement, is at fault."""
    if isinstance(error, IN_EACH_OTHERS_WAY):
        return TryAgain(str(error))
    if isinstance(error, UNREACHABLE) and not isinstance(
        error, ValueError
    ):  # a value that cannot be encoded is its own fault
        return StorageUnreachable(str(error))
    return error


class AttemptFailed(Exception):
    """Steps that were run without a savepoint raised; the transaction has to be repeated with savepoints."""


async def run(connection: asyncpg.Connection, steps: Steps[Answer], *, savepoints: bool) -> Answer:
    """Answers each step until there is none left."""
    try:
        step = next(steps)
        while True:
            try:
                answer = await _answer(connection, step, savepoints)
            except AttemptFailed:
                raise
            except Exception as error:
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


async def _answer(connection: asyncpg.Connection, step: Step, savepoints: bool) -> Any:
    if isinstance(step, Attempt):
        return await (_attempt(connection, step.steps) if savepoints else _trust(connection, step.steps))
    try:
        if isinstance(step, Query):
            return await connection.fetch(POSTGRES.spell(step.sql), *step.values)
        whole = combined(step)
        return await connection.fetchval(POSTGRES.spell(whole.sql), *whole.values)
    except Exception as error:
        raise translated(error) from error


async def _attempt(connection: asyncpg.Connection, steps: Steps[Answer]) -> Answer:
    """The steps within a savepoint, which is not released: the commit does that without a round trip of its own."""
    await connection.execute("SAVEPOINT attempt")
    try:
        return await run(connection, steps, savepoints=True)
    except BaseException:
        if not connection.is_closed():
            await connection.execute("ROLLBACK TO SAVEPOINT attempt")
        raise


async def _trust(connection: asyncpg.Connection, steps: Steps[Answer]) -> Answer:
    """Without the round trip of a savepoint: attempts rarely fail."""
    try:
        return await run(connection, steps, savepoints=False)
    except (AttemptFailed, StorageUnreachable, TryAgain):
        raise
    except Exception as error:
        raise AttemptFailed from error
