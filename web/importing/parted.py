"""The rows of a text whose columns are parted by something, and by what they are."""

import csv
import io
from collections.abc import Iterator

from web.importing.headings import known_in
from web.importing.refusals import MOST_LINES, UNKNOWN, Unreadable

BETWEEN = (";", "\t", ",", "|")
LOOKED_AT, LOOKED_INTO = 20, 100_000  # rows, letters
MOSTLY = 0.6
NOTHING = (
    "".join(BETWEEN) + " \r\n\x1a"
)  # what ends a file without saying anything; the last is how old programs end one


def parted_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each with the line that it begins on. Raises `Unreadable`."""
    text = text.rstrip(NOTHING)
    if text.count("\n") > MOST_LINES or text.count("\r") > MOST_LINES:
        raise Unreadable("too_long")
    first = text[: len("sep=\t\r\n")].splitlines()[0] if text else ""
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        return _parted(text, first[-1], skipped=1)
    return _parted(text, _between(text[:LOOKED_INTO]))


def _parted(text: str, between: str, skipped: int = 0) -> Iterator[tuple[int, list[str]]]:
    _refuse_unclosed(text, between)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    line = 1
    for number, cells in enumerate(_surely(reader)):
        if number >= skipped:
            yield line, cells
        line = reader.line_num + 1


def _surely(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as broken:
        raise Unreadable(UNKNOWN) from broken


def _refuse_unclosed(text: str, between: str) -> None:
    """A quotation mark that is never closed would make one cell of all that follows."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True), 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error as broken:
        if "unexpected end" in str(broken):
            raise Unreadable("unclosed", line) from broken


def _between(text: str) -> str:
    """What makes most headings known, else as many columns of nearly every row."""
    return max(BETWEEN, key=lambda one: (*_worth(text, one), -BETWEEN.index(one)))


def _worth(text: str, between: str) -> tuple[int, bool]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        rows = [cells for _, cells in zip(range(LOOKED_AT), reader, strict=False) if any(cells)]
    except csv.Error:
        return 0, False
    known = max((len(known_in(cells)) for cells in rows[:5]), default=0)
    parted = sum(len(cells) > 1 for cells in rows)
    return known, parted >= MOSTLY * len(rows) > 0
