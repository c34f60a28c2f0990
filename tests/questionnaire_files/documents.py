"""Documents as people make them, written by the same libraries that read them."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from openpyxl import Workbook

from bot.domain.questionnaire import Questionnaire
from bot.questionnaire_files.reading import read_file


def read(name: str, content: str | bytes) -> Questionnaire:
    return read_file(name, content.encode() if isinstance(content, str) else content).questionnaire


def a_workbook(rows: Sequence[Sequence[object]], title: str = "Sheet1") -> bytes:
    book = Workbook()
    assert book.active
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return _saved(book)


def a_document(*paragraphs: tuple[str, str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Each paragraph as style and text."""
    document = Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style or None)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, values in zip(made.rows, table, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    return _saved(document)


def _saved(made: object) -> bytes:
    written = io.BytesIO()
    made.save(written)  # type: ignore[attr-defined]
    return written.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The archive with one part put in place of its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as now:
        for one in was.infolist():
            if one.filename != name:
                now.writestr(one, was.read(one))
        now.writestr(name, part)
    return written.getvalue()
