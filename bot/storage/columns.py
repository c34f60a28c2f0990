"""Which columns each table has and what stands in them, for whoever reads whole tables."""

import importlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from tortoise import fields

from bot.storage.connecting import TABLES
from bot.storage.fields import Instant, Json


class Holds(StrEnum):
    PLAIN = "plain"  # text, a number, or a day as text
    TRUTH = "truth"  # SQLite says 0 and 1
    INSTANT = "instant"  # microseconds since 1970 in UTC
    JSON = "json"


@cache
def columns() -> Mapping[str, Mapping[str, Holds]]:
    """Of each table, in their order."""
    return {
        model._meta.db_table: {
            field.source_field or name: _holds(field) for name, field in model._meta.fields_map.items()
        }
        for model in _models()
    }


def statement(table: str, wanted: tuple[str, ...], scope: str) -> str:
    """Those columns of the rows that are in the scope, in the order of the primary key."""
    key = next(model._meta.db_pk_column for model in _models() if model._meta.db_table == table)
    listed = ", ".join(f'"{name}"' for name in wanted)
    return f'SELECT {listed} FROM "{table}" WHERE {scope} ORDER BY "{key}"'


def _holds(field: Any) -> Holds:
    if isinstance(field, Instant):
        return Holds.INSTANT
    if isinstance(field, Json):
        return Holds.JSON
    return Holds.TRUTH if isinstance(field, fields.BooleanField) else Holds.PLAIN


def _models() -> Iterator[Any]:
    for part in TABLES:
        for model in vars(importlib.import_module(part)).values():
            if hasattr(model, "Meta") and hasattr(model.Meta, "table"):
                yield model
