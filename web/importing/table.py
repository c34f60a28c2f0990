"""The rows of a file, each with the line that it begins on: CSV with anything between the columns, or a workbook."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from bot.questionnaire_files.archive import OLE, ZIP
from bot.questionnaire_files.decoding import decoded
from bot.questionnaire_files.refusals import FileRefused
from web.importing.headings import known_in
from web.importing.refusals import UNKNOWN, WHY_OF, Unreadable
from web.importing.workbook import workbook_rows

BETWEEN = (";", "\t", ",", "|")
LOOKED_AT, MOST_COLUMNS, MOST_ROWS = 20, 60, 5_001  # and a heading
MOSTLY = 0.6


class Row(NamedTuple):
    line: int
    cells: tuple[str, ...]


def rows_of(content: bytes) -> list[Row]:
    """Those that have something in them. Raises `Unreadable`."""
    try:
        found = workbook_rows(content, MOST_ROWS) if content.startswith((ZIP, OLE)) else _csv_rows(decoded(content))
        filled = (row for line, cells in found if any((row := _row(line, cells)).cells))
        rows = list(islice(filled, MOST_ROWS + 1))  # a small file may have millions
    except FileRefused as refused:
        raise Unreadable(WHY_OF.get(refused.why, UNKNOWN)) from refused
    if not rows:
        raise Unreadable("empty")
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_many")
    return rows


def _row(line: int, cells: list[str]) -> Row:
    """Each cell on one line; what ends a row with nothing in it is no column."""
    plain = [" ".join(cell.split()) for cell in cells[:MOST_COLUMNS]]
    while plain and not plain[-1]:
        plain.pop()
    return Row(line, tuple(plain))


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first, _, _ = text.partition("\n")
    said = first.strip().lower()
    is_said = said.startswith("sep=") and len(said) == len("sep=") + 1
    if said in ("sep=", "sep=\t"):  # a tabulator has been stripped
        return _parted(text, "\t", skipped=1)
    return _parted(text, said[-1], skipped=1) if is_said else _parted(text, _between(text))


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
