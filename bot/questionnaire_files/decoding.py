"""The words of a text file, whichever of the usual ways they are encoded."""

import codecs

from bot.questionnaire_files.archive import OLE, ZIP
from bot.questionnaire_files.refusals import FileRefused, Refusal

BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str:
    """Raises `FileRefused` where it is no text."""
    if content.startswith((ZIP, OLE, b"%PDF", b"\x7fELF", b"\x89PNG", b"MZ\x90")):
        raise FileRefused(Refusal.WRONG_KIND)
    for mark, encoding in BY_MARK:
        if content.startswith(mark):
            return _as(encoding, content)
    if b"\x00" in content:
        return _worded(_as(_utf_16(content), content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_without_a_mark(content), "replace")


def _without_a_mark(content: bytes) -> str:
    """Lines that end as on a Mac of old are what a spreadsheet there calls CSV (Macintosh)."""
    return "mac_roman" if b"\r" in content and b"\n" not in content else "cp1252"


def _utf_16(content: bytes) -> str:
    """Without a mark, Latin letters have their empty bytes on one side."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) * 3 < len(content) // 2:
        raise FileRefused(Refusal.WRONG_KIND)
    return "utf-16-le" if odd > even else "utf-16-be"


def _worded(text: str) -> str:
    """Nearly all of it can be read, or it was no text."""
    if sum(char.isprintable() or char.isspace() for char in text) < 0.9 * len(text):
        raise FileRefused(Refusal.WRONG_KIND)
    return text


def _as(encoding: str, content: bytes) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as broken:
        raise FileRefused(Refusal.BROKEN) from broken
