"""A Word document: its title and headings, numbered and bulleted lists, and tables with a row a question."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from bot.questionnaire_files.archive import look_into
from bot.questionnaire_files.cells import Row, a_row
from bot.questionnaire_files.docx_lists import shape_of_list
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.lines import read_lines
from bot.questionnaire_files.refusals import FileRefused, Refusal
from bot.questionnaire_files.rows import read_rows
from bot.questionnaire_files.shapes import Line, Shape, shaped

MOST_BLOCKS = 3000


def read_docx(content: bytes) -> Gathering:
    look_into(content, ".docx")
    try:
        document = Document(io.BytesIO(content))
        return _read(document)
    except FileRefused:
        raise
    except Exception as broken:  # the library raises whatever the parts of a broken file make it raise
        raise FileRefused(Refusal.BROKEN) from broken


def _read(document: Any) -> Gathering:
    """Paragraphs up to a table are read together, and so is the table."""
    into, lines, number = Gathering(), list[Line](), 0
    for block in _blocks(document):
        if isinstance(block, Table):
            read_lines(lines, into)
            lines = []
            rows = list(_rows(block, number))
            read_rows(rows, into)
            number += len(rows)
        else:
            number += 1
            lines.append(_line(block, str(number)))
    read_lines(lines, into)
    into.title = into.title or (document.core_properties.title or "").strip()
    return into


def _blocks(document: Any) -> Iterator[Paragraph | Table]:
    for _, block in zip(range(MOST_BLOCKS), document.iter_inner_content(), strict=False):
        if isinstance(block, Table) or block.text.strip():
            yield block


def _rows(table: Table, number: int) -> Iterator[Row]:
    for place, row in enumerate(table.rows, number + 1):
        cells: list[Any] = []
        for cell in row.cells:
            if not cells or cell._tc is not cells[-1]._tc:  # a merged cell comes once for each column
                cells.append(cell)
        yield a_row(str(place), [cell.text for cell in cells])


def _line(paragraph: Paragraph, where: str) -> Line:
    text, style = paragraph.text, (paragraph.style.name if paragraph.style else "") or ""
    if style == "Title":
        return shaped(where, text, Shape.TITLE)
    if style.startswith("Heading"):
        return shaped(where, text, Shape.HEADING)
    if shape_of_list(paragraph, style) is not Shape.PLAIN:
        return shaped(where, text, shape_of_list(paragraph, style))
    return shaped(where, text)
