"""Looks into .docx and .xlsx, which are archives, before any library unpacks them."""

import io
import zipfile
import zlib

from bot.questionnaire_files.refusals import FileRefused, Refusal

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE: a document with a password, or of the old kind
UNPACKED_BYTES, PARTS = 16 * 1024 * 1024, 600
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
DECLARED = ("<!DOCTYPE", "<!ENTITY")
ENCODED = tuple(word.encode(code) for word in DECLARED for code in ("utf-8", "utf-16-le", "utf-16-be"))


def look_into(content: bytes, ending: str) -> None:
    """Raises `FileRefused` for what is no such document, or would be too much of one."""
    if content.startswith(OLE):
        raise FileRefused(Refusal.LOCKED)
    if not content.startswith(ZIP):
        raise FileRefused(Refusal.WRONG_KIND)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_at_parts(archive, MAIN[ending])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as broken:
        raise FileRefused(Refusal.BROKEN) from broken


def _look_at_parts(archive: zipfile.ZipFile, main: str) -> None:
    parts = archive.infolist()
    if main not in [one.filename for one in parts]:
        raise FileRefused(Refusal.WRONG_KIND)
    if len(parts) > PARTS:
        raise FileRefused(Refusal.UNPACKS_TOO_LARGE)
    if any(one.flag_bits & 1 for one in parts):
        raise FileRefused(Refusal.LOCKED)
    left = UNPACKED_BYTES
    for one in parts:
        left -= _unpacked(archive, one, left)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Its real size, whatever the archive says that it is; no part may define words of its own that grow."""
    with archive.open(part) as opened:
        content = opened.read(left + 1)
    if len(content) > left:
        raise FileRefused(Refusal.UNPACKS_TOO_LARGE)
    if part.filename.endswith((".xml", ".rels")) and any(word in content for word in ENCODED):
        raise FileRefused(Refusal.BROKEN)
    return len(content)
