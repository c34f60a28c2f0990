"""Documents as people make them, written by the same libraries that read them."""

import io
import re
import zipfile
from collections.abc import Sequence

from docx import Document
from openpyxl import Workbook

from bot.domain.questionnaire import Questionnaire
from bot.questionnaire_files.reading import read_file

TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


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
    """The same bytes at whatever time, since tests change some of them."""
    written, steady = io.BytesIO(), io.BytesIO()
    made.save(written)  # type: ignore[attr-defined]
    with zipfile.ZipFile(written) as was, zipfile.ZipFile(steady, "w") as now:
        for name in was.namelist():
            part = TIME.sub(b"2026-11-23T12:00:00Z", was.read(name))
            now.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return steady.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The archive with one part put in place of its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as now:
        for one in was.infolist():
            if one.filename != name:
                now.writestr(one, was.read(one))
        now.writestr(name, part)
    return written.getvalue()
