"""A row as a line of JSON, and as a line of CSV."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.report_files.spreadsheet import FORMULA
from bot.storage.columns import Holds
from bot.storage.fields import instant

# What opens a page without sign-in: a personal link, a check's forwarded link or code, a badge's address.
TOKENS = re.compile(
    r"(/(?:c|r|report)/)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])"
    r"|(/f/|\bREF )[A-Z][A-Z2-9]{6}[2-9]\b"
    r"|(/badge/[A-Za-z0-9_-]{1,64}\.)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])"
)
LEFT_OUT = "…"
BOM = "\ufeff"

READ: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.PLAIN: lambda value: value,
    Holds.TRUTH: bool,
    Holds.INSTANT: lambda value: instant(value).isoformat(),
    Holds.JSON: json.loads,
}


def without_tokens(text: str) -> str:
    return TOKENS.sub(lambda found: f"{found[1] or found[2] or found[3]}{LEFT_OUT}", text)


def json_line(names: Sequence[str], values: Sequence[Any]) -> str:
    written = json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False, separators=(",", ":"))
    return f"{written}\n"


def csv_lines(rows: Sequence[Sequence[Any]]) -> str:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    into = io.StringIO(newline="")
    csv.writer(into, quoting=csv.QUOTE_ALL).writerows([_cell(value) for value in row] for row in rows)
    return into.getvalue()


def values_of(row: Sequence[Any], holds: Sequence[Holds]) -> list[Any]:
    return [
        None if value is None else without_tokens_in(READ[kind](value)) for value, kind in zip(row, holds, strict=True)
    ]


def without_tokens_in(value: Any) -> Any:
    """Wherever one stands, in whatever is written."""
    if isinstance(value, str):
        return without_tokens(value) if "/" in value or "REF " in value else value
    if isinstance(value, list):
        return [without_tokens_in(one) for one in value]
    if isinstance(value, dict):
        return {name: without_tokens_in(one) for name, one in value.items()}
    return value


def _cell(value: Any) -> Any:
    return FORMULA.sub("'", value) if isinstance(value, str) else value
