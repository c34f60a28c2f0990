"""A workbook: the first sheet that has something, a row a question. Formulas are read as their last value."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from bot.questionnaire_files.archive import look_into
from bot.questionnaire_files.cells import Row, a_row
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.refusals import FileRefused, Refusal
from bot.questionnaire_files.rows import read_rows
from bot.questionnaire_files.understood import Doubt

MOST_ROWS, MOST_CELLS = 1000, 60
UNNAMED = ("sheet", "blad", "ark", "tabelle")


def read_xlsx(content: bytes) -> Gathering:
    look_into(content, ".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(load_workbook(io.BytesIO(content), read_only=True, data_only=True))
    except FileRefused:
        raise
    except Exception as broken:  # the library raises whatever the parts of a broken file make it raise
        raise FileRefused(Refusal.BROKEN) from broken


def _read(book: Any) -> Gathering:
    into = Gathering()
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found = [(sheet, list(_rows(sheet))) for sheet in sheets[:20]]
    filled = [(sheet, rows) for sheet, rows in found if rows]
    if not filled:
        raise FileRefused(Refusal.EMPTY)
    sheet, rows = filled[0]
    read_rows(rows, into)
    is_named = not sheet.title.casefold().startswith(UNNAMED)
    into.title = into.title or (book.properties.title or "").strip() or (sheet.title if is_named else "")
    if len(filled) > 1:
        into.doubt(Doubt.MORE_SHEETS, sheet.title, question=0)
    return into


def _rows(sheet: Any) -> Iterator[Row]:
    found = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_CELLS, values_only=True)
    for number, values in enumerate(found, 1):
        row = a_row(str(number), values)
        if any(row.cells):
            yield row
