"""A SQLite connection that answers the steps of a transaction."""

import sqlite3
from typing import Any, TypeVar

from bot.ports import StorageUnreachable
from bot.storage.dialects import SQLITE
from bot.storage.statements import insertion
from bot.storage.steps import Attempt, Query, Step, Steps, Write

Answer = TypeVar("Answer")

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "cache_size = -32000",
)

KEPT_BYTES = 24 * 1024 * 1024

# Full disk, lost file, held lock …: the database cannot take anything now, and the statement is not to blame.
UNREACHABLE_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)


def keep_memory() -> None:
    """Has the C library keep freed memory for the next statement instead of giving it back to the system.

    glibc raises its thresholds when a large block is freed; elsewhere this does nothing. SQLite allocates and frees
    some hundred kilobytes for each view, and half of a turn's time went into page faults.
    """
    bytearray(KEPT_BYTES)


def connect(path: str, *, may_write: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if not may_write:
        connection.execute("PRAGMA query_only = ON")
    return connection


def as_unreachable(error: sqlite3.Error) -> Exception:
    """The error as ours when the database itself is at fault."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return StorageUnreachable(str(error)) if code in UNREACHABLE_CODES else error


def run(connection: sqlite3.Connection, steps: Steps[Answer]) -> Answer:
    """Answers each step until there is none left."""
    try:
        step = next(steps)
        while True:
            try:
                answer = _answer(connection, step)
            except Exception as error:
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


def attempt(connection: sqlite3.Connection, steps: Steps[Answer]) -> Answer:
    """The steps within a savepoint: undone when they raise."""
    connection.execute("SAVEPOINT attempt")
    try:
        answer = run(connection, steps)
    except BaseException:
        if connection.in_transaction:  # a full disk has undone everything already
            connection.execute("ROLLBACK TO attempt")
            connection.execute("RELEASE attempt")
        raise
    connection.execute("RELEASE attempt")
    return answer


def _answer(connection: sqlite3.Connection, step: Step) -> Any:
    try:
        if isinstance(step, Query):
            return connection.execute(SQLITE.spell(step.sql), SQLITE.parameters(step.values)).fetchall()
        if isinstance(step, Write):
            return _write(connection, step)
        if isinstance(step, Attempt):
            return attempt(connection, step.steps)
    except sqlite3.Error as error:
        raise as_unreachable(error) from error


def _write(connection: sqlite3.Connection, write: Write) -> int:
    new = 0
    for into, rows in write.rows.items():
        inserted = connection.executemany(insertion(into), rows).rowcount
        new += inserted if into.table == "inbox" else 0
    for update in write.updates:
        connection.execute(SQLITE.spell(update.sql), SQLITE.parameters(update.values))
    return new
