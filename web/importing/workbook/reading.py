"""The rows of an Excel workbook: of its first sheet that has some. A formula is what it last came to."""

import io
import zipfile
from typing import NamedTuple

from bot.questionnaire_files.archive import look_into
from bot.questionnaire_files.refusals import FileRefused, Refusal
from web.importing.refusals import Unreadable
from web.importing.workbook.contents import contents_of
from web.importing.workbook.parts import Parts
from web.importing.workbook.sheet import SheetReader


class Workbook(NamedTuple):
    rows: list[tuple[int, list[str]]]
    not_read: tuple[str, ...]  # other sheets that have something


def read_workbook(content: bytes, most: int) -> Workbook:
    """One row more than `most` at the most. Raises `FileRefused` and `Unreadable`."""
    look_into(content, ".xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(Parts(archive), most)
    except (FileRefused, Unreadable):
        raise
    except Exception as broken:  # the libraries raise whatever the parts of a broken file make them raise
        raise FileRefused(Refusal.BROKEN) from broken


def _read(parts: Parts, most: int) -> Workbook:
    contents, rows, others = contents_of(parts), list[tuple[int, list[str]]](), list[str]()
    for name, part in contents.sheets:
        reader = SheetReader(contents, 0 if rows else most)
        parts.tell(part, reader)
        if rows and reader.rows:
            others.append(name)
        rows = rows or reader.rows
    return Workbook(rows, tuple(others))
