"""Rows of a table: a question each, in columns that a header names or that are told by what stands in them."""

from collections.abc import Mapping, Sequence

from bot.questionnaire_files.cells import Row
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.parts_given import ask_parts
from bot.questionnaire_files.patterns import WORDED
from bot.questionnaire_files.plain_rows import read_plainly
from bot.questionnaire_files.understood import Became, Doubt
from bot.questionnaire_files.words import KNOWN_COLUMNS, NUMBER_COLUMNS


def read_rows(found: Sequence[Row], into: Gathering) -> None:
    rows = [row for row in found if any(row.cells)]
    header = next((place for place, row in enumerate(rows[:6]) if _is_header(row)), None)
    if header is None:
        return read_plainly(rows, into)
    for row in rows[:header]:
        _above(row, into)
    columns = _columns(rows[header], into)
    into.take(rows[header].where, rows[header].said, Became.HEADER)
    for row in rows[header + 1 :]:
        _read_named(row, columns, into)


def _is_header(row: Row) -> bool:
    parts = [_part(cell) for cell in row.cells if cell]
    return "text" in parts and all(len(cell) <= 30 and "?" not in cell for cell in row.cells)


def _part(cell: str) -> str:
    plain = " ".join(cell.casefold().replace("=", " ").replace("_", " ").strip(" :*.").split())
    return KNOWN_COLUMNS.get(plain, "number" if plain in NUMBER_COLUMNS else "")


def _columns(header: Row, into: Gathering) -> dict[int, str]:
    """By place. "Alternativ 1", "Alternativ 2" are all choices."""
    columns: dict[int, str] = {}
    for place, cell in enumerate(header.cells):
        part = _part(cell) or ("choices" if _part(cell.rstrip("0123456789 ")) == "choices" else "")
        if part and (part == "choices" or part not in columns.values()):
            columns[place] = part
        elif cell:
            into.doubt(Doubt.UNKNOWN_COLUMN, cell, question=0)
    return columns


def _above(row: Row, into: Gathering) -> None:
    """What stands over the header is the title, if anything."""
    is_title = not into.title and sum(bool(cell) for cell in row.cells) <= 2
    if is_title:
        into.title = [cell for cell in row.cells if cell][-1]
    into.take(row.where, row.said, Became.TITLE if is_title else Became.NOTE)


def _read_named(row: Row, columns: Mapping[int, str], into: Gathering) -> None:
    given: dict[str, list[str]] = {}
    for place, cell in enumerate(row.cells):
        if cell and place in columns:
            given.setdefault(columns[place], []).append(cell)
    if not any(WORDED.search(cell) for cell in given.get("text", ())):
        return into.take(row.where, row.said, Became.EMPTY if len(given) > 1 else Became.SECTION)
    ask_parts({name: "\n".join(cells) for name, cells in given.items()}, row.where, row.said, into)
