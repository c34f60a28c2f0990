"""The rows of a file, each with the line that it begins on: CSV with anything between the columns, or a workbook."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from bot.questionnaire_files.archive import OLE, ZIP
from bot.questionnaire_files.decoding import decoded
from bot.questionnaire_files.refusals import FileRefused
from web.importing.parted import parted_rows
from web.importing.refusals import LONGEST_CELL, MOST_COLUMNS, UNKNOWN, WHY_OF, Unreadable
from web.importing.workbook.reading import read_workbook

MOST_ROWS = 5_001  # and a heading


class Row(NamedTuple):
    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    rows: list[Row]
    not_read: tuple[str, ...]  # sheets of a workbook that have something, too


def table_of(content: bytes) -> Table:
    """The rows that have something in them. Raises `Unreadable`: nothing is left out without being told."""
    try:
        if content.startswith((ZIP, OLE)):
            book = read_workbook(content, MOST_ROWS)
            return Table(_filled(book.rows), book.not_read)
        return Table(_filled(parted_rows(decoded(content))), ())
    except FileRefused as refused:
        raise Unreadable(WHY_OF.get(refused.why, UNKNOWN)) from refused


def _filled(found: Iterable[tuple[int, list[str]]]) -> list[Row]:
    filled = (row for line, cells in found if any(cells) and (row := _row(line, cells)).cells)
    rows = list(islice(filled, MOST_ROWS + 1))
    if not rows:
        raise Unreadable("empty")
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_many")
    return rows


def _row(line: int, cells: list[str]) -> Row:
    """Each cell on one line; what ends a row with nothing in it is no column."""
    if len(cells) > MOST_COLUMNS and any(cell and not cell.isspace() for cell in cells[MOST_COLUMNS:]):
        raise Unreadable("too_wide", line)
    plain = [" ".join(cell.split())[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]
    while plain and not plain[-1]:
        plain.pop()
    return Row(line, tuple(plain))
