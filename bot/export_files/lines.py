"""Rows as lines of JSON, and as lines of CSV: a column at a time, for a large organisation has millions of rows."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from bot.report_files.spreadsheet import FORMULA
from bot.storage.columns import Holds

# What opens a page without sign-in: a personal link, a check's forwarded link or code, a badge's address. Two patterns
# that each begin with what is looked for at once: one for all takes ten times as long.
LINKS = re.compile(
    r"/(?:((?:c|r|report)/)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])"
    r"|(f/)[A-Z][A-Z2-9]{6}[2-9]\b"
    r"|(badge/[A-Za-z0-9_-]{1,64}\.)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-]))"
)
CODE = "REF "
CODES = re.compile(rf"{CODE}(?<=\b{CODE})[A-Z][A-Z2-9]{{6}}[2-9]\b")
LEFT_OUT = "…"
BOM = "\ufeff"
MICROSECONDS = 1_000_000
TEXTS, NUMBERS = {str}, {int}
Column = Iterable[Any]


def without_tokens(text: str) -> str:
    """No token goes over the end of a line: many may be looked through at once."""
    if "/" in text:
        text = LINKS.sub(lambda found: f"/{found[1] or found[2] or found[3]}{LEFT_OUT}", text)
    return CODES.sub(CODE + LEFT_OUT, text) if CODE in text else text


def json_lines(names: Sequence[str], holds: Sequence[Holds], rows: Sequence[Sequence[Any]]) -> str:
    """Put together by hand: a line's fields stand in it as their columns have been written."""
    line = f"{{{','.join(f'{encode_basestring(name)}:%s' for name in names)}}}\n"  # no name has a % in it
    columns = [WRITTEN[kind](column) for kind, column in zip(holds, zip(*rows, strict=True), strict=True)]
    return without_tokens("".join(map(line.__mod__, zip(*columns, strict=True))))


def csv_lines(rows: Iterable[Sequence[Any]]) -> str:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    into = io.StringIO(newline="")
    csv.writer(into, quoting=csv.QUOTE_ALL).writerows([_cell(value) for value in row] for row in rows)
    return without_tokens(into.getvalue())


def values_of(holds: Sequence[Holds], rows: Sequence[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    return zip(*(READ[kind](column) for kind, column in zip(holds, zip(*rows, strict=True), strict=True)), strict=True)


def written_instant(value: int) -> str:
    """ISO 8601 in UTC, of microseconds since 1970."""
    seconds, rest = divmod(value, MICROSECONDS)
    return f"{_second(seconds)}.{rest:06}+00:00" if rest else f"{_second(seconds)}+00:00"


@lru_cache(maxsize=10_000)
def _second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None).isoformat()


def _plain(column: Column) -> Iterable[str]:
    kinds = set(map(type, column))
    if kinds == TEXTS:
        return map(encode_basestring, column)
    return map(str, column) if kinds == NUMBERS else map(_one, column)


def _one(value: Any) -> str:
    return encode_basestring(value) if isinstance(value, str) else json.dumps(value) if value is not None else "null"


def _each(write: Callable[[Any], str]) -> Callable[[Column], Iterable[str]]:
    return lambda column: ["null" if value is None else write(value) for value in column]


def _known(read: Callable[[Any], Any]) -> Callable[[Column], Iterable[Any]]:
    return lambda column: [None if value is None else read(value) for value in column]


def _cell(value: Any) -> Any:
    return FORMULA.sub("'", value) if isinstance(value, str) else value


WRITTEN: Mapping[Holds, Callable[[Column], Iterable[str]]] = {
    Holds.PLAIN: _plain,
    Holds.TRUTH: _each(lambda value: "true" if value else "false"),
    Holds.INSTANT: _each(lambda value: f'"{written_instant(value)}"'),
    Holds.JSON: _each(str),  # as it stands: it is on one line, for we have written it
}
READ: Mapping[Holds, Callable[[Column], Iterable[Any]]] = {
    Holds.PLAIN: lambda column: column,
    Holds.TRUTH: _known(bool),
    Holds.INSTANT: _known(written_instant),
    Holds.JSON: _known(json.loads),
}
