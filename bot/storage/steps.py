"""What a transaction asks of the database, one step after another, without knowing which database it is.

A transaction is a generator: it yields a question and is resumed with the answer. On SQLite the writer thread answers
at once, on PostgreSQL a connection is awaited; the order of steps, which is where mistakes hide, is written once.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Query:
    """Answered with the rows that it returns."""

    sql: str
    values: Sequence[Any] = ()


class Clash(Enum):
    """What becomes of a row whose key is there already."""

    REFUSED = "refused"
    FIRST_STAYS = "first stays"
    LAST_COUNTS = "last counts"
    ADDS_UP = "adds up"  # the numbers of both rows; what else is there stays


@dataclass(frozen=True, slots=True)
class Into:
    """Where rows go."""

    table: str
    columns: tuple[str, ...]
    clash: Clash = Clash.REFUSED
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Write:
    """Rows to insert and updates beside them, as one statement where the database can.

    Answered with how many rows of the inbox were new.
    """

    rows: dict[Into, list[tuple[Any, ...]]] = field(default_factory=dict)
    updates: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """Steps that leave nothing behind when they raise. Answered with what they return."""

    steps: "Steps[Any]"


Step = Query | Write | Attempt
Steps = Generator[Step, Any, Answer]
Transaction = Callable[[], Steps[Answer]]
