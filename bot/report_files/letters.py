"""Text as a page can hold it: every letter has a glyph, and each line its own direction."""

import unicodedata
from typing import Any

PICTURES_OF_CONTROLS, DELETE, PICTURE_OF_DELETE = 0x2400, 0x7F, "␡"
BYTE_ORDER_MARK, WORD_JOINER, UNKNOWN = 0xFEFF, "\u2060", "\ufffd"
# PDF/UA allows no letter without a glyph, and no byte order mark; JSON no half of a surrogate pair.
UNPRINTABLE = {
    **{code: chr(PICTURES_OF_CONTROLS + code) for code in range(0x20) if chr(code) != "\n"},
    DELETE: PICTURE_OF_DELETE,
    **dict.fromkeys(range(0x80, 0xA0), UNKNOWN),
    **dict.fromkeys(range(0xD800, 0xE000), UNKNOWN),
    **dict.fromkeys((0xFFFE, 0xFFFF), UNKNOWN),
    BYTE_ORDER_MARK: WORD_JOINER,
}


def printable(told: Any) -> Any:
    """The same, with every text in it made printable."""
    if isinstance(told, str):
        return _printable(told)
    if isinstance(told, dict):
        return {key: printable(one) for key, one in told.items()}
    return [printable(one) for one in told] if isinstance(told, list | tuple) else told


def _printable(text: str) -> str:
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))
    return whole.translate(UNPRINTABLE)


def lines(text: str) -> list[dict[str, Any]]:
    return [{"text": one, "rtl": is_rtl(one)} for one in text.splitlines()]


def is_rtl(line: str) -> bool:
    """As its first letter has it that goes one way or the other."""
    ways = (unicodedata.bidirectional(letter) for letter in line)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)
