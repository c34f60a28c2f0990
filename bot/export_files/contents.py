"""What an export holds and what it leaves out, from `config/export.toml`. Nothing is in neither."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.catalogues import CatalogueRefused
from bot.catalogues.toml import CONFIG, read_toml
from bot.storage.columns import Holds, columns, statement

FILE = CONFIG / "export.toml"
OWN = "organisation = $1"


@dataclass(frozen=True, slots=True)
class Part:
    """A table that becomes a file."""

    table: str
    file: str
    about: str
    scope: str
    is_flat: bool
    fields: Mapping[str, str]  # what each means, in the order in which it is written
    left_out: Mapping[str, str]  # why

    @property
    def holds(self) -> tuple[Holds, ...]:
        known = columns()[self.table]
        return tuple(known[name] for name in self.fields)

    @property
    def statement(self) -> str:
        return statement(self.table, tuple(self.fields), self.scope)


@dataclass(frozen=True, slots=True)
class Contents:
    parts: tuple[Part, ...]
    left_out: Mapping[str, str]  # table -> why


@cache
def read_contents(file: Path = FILE) -> Contents:
    """Raises `CatalogueRefused` where a table or a column is forgotten, or is there no more."""
    told = read_toml(file)
    for name, why in _mistakes(told):
        raise CatalogueRefused(file, name, why)
    parts = [_part(name, one) for name, one in told.items() if "file" in one]
    return Contents(tuple(parts), {name: one["left_out"] for name, one in told.items() if "file" not in one})


def _part(table: str, told: Mapping[str, Any]) -> Part:
    scope, left_out = told.get("scope", OWN), told.get("left_out", {})
    return Part(table, told["file"], told["about"], scope, told.get("flat", False), told["fields"], left_out)


def _mistakes(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    known = columns()
    for table in known.keys() ^ told.keys():
        yield table, "is a table that is not told of" if table in known else "is no table"
    for table, one in told.items():
        if "file" in one:
            named = [*one["fields"], *one.get("left_out", {})]
            for column in known[table].keys() ^ set(named):
                yield f"{table}.{column}", "is a column that is not told of" if column in known[table] else "is none"
            if len(named) != len(set(named)):
                yield table, "tells of a column twice"
