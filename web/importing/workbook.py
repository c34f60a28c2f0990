"""The rows of an Excel workbook: of its first sheet that has some. A formula is what it last came to."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from bot.questionnaire_files.archive import look_into
from bot.questionnaire_files.refusals import FileRefused, Refusal

MOST_COLUMNS, MOST_SHEETS, MOST_EMPTY = 60, 20, 20_000


def workbook_rows(content: bytes, most: int) -> Iterator[tuple[int, list[str]]]:
    """One more than `most` at the most. Raises `FileRefused`."""
    look_into(content, ".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return iter(
                list(islice(_filled(load_workbook(io.BytesIO(content), read_only=True, data_only=True)), most + 1))
            )
    except Exception as broken:  # the library raises whatever the parts of a broken file make it raise
        raise FileRefused(Refusal.BROKEN) from broken


def _filled(book: Any) -> Iterator[tuple[int, list[str]]]:
    for sheet in [one for one in book.worksheets if one.sheet_state == "visible"][:MOST_SHEETS]:
        rows = (row for row in _rows(sheet) if any(row[1]))
        first = next(rows, None)
        if first is not None:
            yield first
            yield from rows
            return


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    found = sheet.iter_rows(max_row=MOST_EMPTY, max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(found, 1):
        yield number, [_plain(value) for value in values]


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None else str(value)
