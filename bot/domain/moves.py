"""Legal moves as a table: whatever a table does not list is refused, and the refusal says who, what and where."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

State = TypeVar("State", bound=StrEnum)
Table = Mapping[State, frozenset[State]]


class MoveRefused(Exception):
    """A move that its table does not list."""

    def __init__(self, what: str, origin: StrEnum, target: StrEnum) -> None:
        super().__init__(f"{what} is {origin} and may not become {target}")
        self.what, self.origin, self.target = what, origin, target


def may_move(table: Table[State], origin: State, target: State) -> bool:
    return target in table[origin]


def move(table: Table[State], what: str, origin: State, target: State) -> State:
    """The target, when the table lists it; `MoveRefused` when not."""
    if not may_move(table, origin, target):
        raise MoveRefused(what, origin, target)
    return target
