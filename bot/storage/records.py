"""Turns records of the domain into rows and back, by their annotations."""

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from bot.storage.fields import instant, microseconds

R = TypeVar("R")
Turn = Callable[[Any], Any]


@dataclass(frozen=True)
class Mapper(Generic[R]):
    """The columns of a record, and the way there and back."""

    record: type[R]
    columns: tuple[str, ...]
    outward: tuple[tuple[int, Turn], ...]
    inward: tuple[tuple[int, Turn], ...]

    def row(self, record: R) -> tuple[Any, ...]:
        """The record's values in the order of `columns`."""
        return _turned(attrgetter(*self.columns)(record), self.outward)

    def record_of(self, row: Sequence[Any]) -> R:
        return self.record(*_turned(row, self.inward))

    def listed(self, prefix: str = "") -> str:
        """The columns as SQL, each after the prefix given."""
        return ", ".join(f'{prefix}"{column}"' for column in self.columns)


def mapper(record: type[R]) -> Mapper[R]:
    return _mapper(record)  # type: ignore[arg-type, no-any-return]


@cache
def _mapper(record: Any) -> Any:
    hints = get_type_hints(record)
    names = tuple(one.name for one in fields(record))
    ways = [_ways(_without_none(hints[name])) for name in names]
    return Mapper(
        record,
        names,
        tuple((index, way[0]) for index, way in enumerate(ways) if way[0] is not None),
        tuple((index, way[1]) for index, way in enumerate(ways) if way[1] is not None),
    )


def _turned(values: Sequence[Any], turns: tuple[tuple[int, Turn], ...]) -> tuple[Any, ...]:
    turned = list(values)
    for index, turn in turns:
        if turned[index] is not None:
            turned[index] = turn(turned[index])
    return tuple(turned)


def _ways(hint: Any) -> tuple[Turn | None, Turn | None]:
    if hint is datetime:
        return microseconds, instant
    if hint is date:
        return date.isoformat, date.fromisoformat
    if hint is bool:
        return None, bool
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return attrgetter("value"), hint
    if hint in (str, int, float):
        return None, None
    whole = _rebuilding(hint)
    return _encoded, lambda text: whole(json.loads(text))


def rebuilt(record: type[R], value: dict[str, Any]) -> R:
    """A nested record from its plain JSON."""
    return _rebuilding(record)(value)  # type: ignore[arg-type, no-any-return]


@cache
def _rebuilding(hint: Any) -> Turn:
    """The way from plain JSON to what the annotation says: tuples and nested records are lists and objects there."""
    if (kind := _without_none(hint)) is not hint:
        whole = _rebuilding(kind)
        return lambda value: None if value is None else whole(value)
    if get_origin(hint) is tuple:
        part = _rebuilding(get_args(hint)[0])
        return lambda values: tuple(part(value) for value in values)
    if isinstance(hint, type) and is_dataclass(hint):
        parts = {name: _rebuilding(kind) for name, kind in get_type_hints(hint).items()}
        return lambda value: hint(**{name: parts[name](one) for name, one in value.items()})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda value: value


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not types.NoneType]
        return kinds[0] if len(kinds) == 1 else Any
    return hint


def _encoded(value: Any) -> str:
    return "[]" if value == () else "{}" if value == {} else as_json(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
