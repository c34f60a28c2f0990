"""The rows of one sheet that have something in them, and no more of them than are asked for."""

from collections.abc import Mapping

from openpyxl.utils.cell import column_index_from_string

from bot.questionnaire_files.refusals import FileRefused, Refusal
from web.importing.refusals import LONGEST_CELL, MOST_COLUMNS, MOST_LINES, Unreadable
from web.importing.workbook.cells import plain_cell
from web.importing.workbook.contents import Contents
from web.importing.workbook.parts import Enough, Reader

LAST_ROW = 1_048_576
UNSOLVED = "#FORMULA!"  # it has never been reckoned: what it would come to is not in the file


class SheetReader(Reader):
    """Raises `Enough` with one row more than `most`, and `Unreadable`."""

    def __init__(self, contents: Contents, most: int) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self._contents, self._most = contents, most
        self._line, self._lines, self._place = 0, 0, 0
        self._cells: list[str] = []
        self._kind, self._style, self._value = "n", 0, ""
        self._listens, self._is_formula, self._is_sound = False, False, False

    def begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "c":
            self._begin_cell(said)
        elif tag == "row":
            self._begin_row(said)
        elif tag == "f":
            self._is_formula = True
        elif tag == "rPh":
            self._is_sound = True
        elif tag in ("v", "t"):
            self._listens = not self._is_sound

    def text(self, words: str) -> None:
        if self._listens and len(self._value) < LONGEST_CELL:
            self._value += words[:LONGEST_CELL]

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._listens = False
        elif tag == "rPh":
            self._is_sound = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()

    def _begin_row(self, said: Mapping[str, str]) -> None:
        line = int(said.get("r", self._line + 1))
        if not self._line < line <= LAST_ROW:  # twice the same line would be one person too few
            raise FileRefused(Refusal.BROKEN)
        self._line, self._lines, self._place, self._cells = line, self._lines + 1, 0, []
        if self._lines > MOST_LINES:
            raise Unreadable("too_long")

    def _begin_cell(self, said: Mapping[str, str]) -> None:
        place = column_index_from_string(said["r"].rstrip("0123456789")) if "r" in said else self._place + 1
        if place <= self._place:
            raise FileRefused(Refusal.BROKEN)
        self._place, self._value, self._is_formula = place, "", False
        self._kind, self._style = said.get("t", "n"), int(said.get("s", "0"))

    def _end_cell(self) -> None:
        shown = self._value and plain_cell(self._value, self._kind, self._style, self._contents)
        shown = shown or (UNSOLVED if self._is_formula and self._kind == "n" else "")
        if not shown:
            return
        if self._place > MOST_COLUMNS:
            raise Unreadable("too_wide", self._line)
        self._cells += [""] * (self._place - 1 - len(self._cells))
        self._cells.append(shown)

    def _end_row(self) -> None:
        if any(cell.strip() for cell in self._cells):
            self.rows.append((self._line, self._cells))
        if len(self.rows) > self._most:
            raise Enough
