"""Writes spelt out: row by row on SQLite, and all of one write as a single statement on PostgreSQL."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bot.storage.steps import Clash, Into, Query, Write

_PARAMETER = re.compile(r"\$(\d+)")
NOTHING_NEW = "SELECT 0"


@lru_cache(maxsize=256)
def insertion(into: Into) -> str:
    """One row, its values being the parameters."""
    places = ", ".join(f"?{place}" for place in range(1, len(into.columns) + 1))
    return f'INSERT INTO "{into.table}" ({_names(into.columns)}) VALUES ({places}){_on_clash(into)}'


def combined(write: Write) -> Query:
    """The whole write as one statement, each table's rows travelling as one JSON document."""
    sql = _combination(tuple(write.rows), tuple((one.sql, len(one.values)) for one in write.updates))
    values: list[Any] = [_document(into, rows) for into, rows in write.rows.items()]
    for update in write.updates:
        values.extend(update.values)
    return Query(sql, values)


@lru_cache(maxsize=1024)
def _combination(intos: tuple[Into, ...], updates: tuple[tuple[str, int], ...]) -> str:
    parts = [f"w{place} AS ({_from_document(into, place)} RETURNING 1)" for place, into in enumerate(intos, 1)]
    used = len(intos)
    for place, (sql, count) in enumerate(updates, 1):
        parts.append(f"u{place} AS ({_renumbered(sql, used)} RETURNING 1)")
        used += count
    inbox = [f"SELECT count(*) FROM w{place}" for place, into in enumerate(intos, 1) if into.table == "inbox"]
    return f"WITH {', '.join(parts)} {inbox[0] if inbox else NOTHING_NEW}"


def _from_document(into: Into, place: int) -> str:
    names = _names(into.columns)
    rows = f'json_populate_recordset(NULL::"{into.table}", ${place}::json)'
    return f'INSERT INTO "{into.table}" ({names}) SELECT {names} FROM {rows}{_on_clash(into)}'


def _document(into: Into, rows: Sequence[tuple[Any, ...]]) -> str:
    return json.dumps([dict(zip(into.columns, row, strict=True)) for row in rows], ensure_ascii=False)


def _renumbered(sql: str, used: int) -> str:
    return _PARAMETER.sub(lambda found: f"${int(found[1]) + used}", sql)


def _on_clash(into: Into) -> str:
    if into.clash is Clash.REFUSED:
        return ""
    if into.clash is Clash.FIRST_STAYS:
        return f" ON CONFLICT ({_names(into.key)}) DO NOTHING"
    if into.clash is Clash.ADDS_UP:
        return f' ON CONFLICT ({_names(into.key)}) DO UPDATE SET "used" = "{into.table}"."used" + excluded."used"'
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in into.columns if name not in into.key)
    return f" ON CONFLICT ({_names(into.key)}) DO UPDATE SET {changed}"


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
