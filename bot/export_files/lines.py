"""A row as a line of JSON, and as a line of CSV."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring
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
TEXT = encode_basestring

WRITTEN: Mapping[Holds, Callable[[Any], str]] = {
    Holds.PLAIN: lambda value: TEXT(value) if isinstance(value, str) else json.dumps(value),
    Holds.TRUTH: lambda value: "true" if value else "false",
    Holds.INSTANT: lambda value: f'"{instant(value).isoformat()}"',
    Holds.JSON: str,  # as it stands: it is on one line, for we have written it
}
READ: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.PLAIN: lambda value: value,
    Holds.TRUTH: bool,
    Holds.INSTANT: lambda value: instant(value).isoformat(),
    Holds.JSON: json.loads,
}


def without_tokens(text: str) -> str:
    if "/" not in text and "REF " not in text:  # most are rid of it sooner than a pattern looks through them
        return text
    return TOKENS.sub(lambda found: f"{found[1] or found[2] or found[3]}{LEFT_OUT}", text)


def json_lines(names: Sequence[str], holds: Sequence[Holds], rows: Sequence[Sequence[Any]]) -> str:
    """Put together by hand: a large organisation has millions of rows."""
    heads = [f"{',' if place else '{'}{TEXT(name)}:" for place, name in enumerate(names)]
    written = [WRITTEN[kind] for kind in holds]
    lines = [
        "".join(
            head + ("null" if value is None else write(value))
            for head, write, value in zip(heads, written, row, strict=True)
        )
        for row in rows
    ]
    return "".join(f"{without_tokens(line)}}}\n" for line in lines)


def csv_lines(rows: Sequence[Sequence[Any]]) -> str:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    into = io.StringIO(newline="")
    csv.writer(into, quoting=csv.QUOTE_ALL).writerows([_cell(value) for value in row] for row in rows)
    return without_tokens(into.getvalue())


def values_of(row: Sequence[Any], holds: Sequence[Holds]) -> list[Any]:
    return [None if value is None else READ[kind](value) for value, kind in zip(row, holds, strict=True)]


def _cell(value: Any) -> Any:
    return FORMULA.sub("'", value) if isinstance(value, str) else value
