"""The text of fetched media, whatever its letters are coded in, without the pictures that contact cards carry."""

import codecs
import re

from bot.channels.webhook_form import cleaned

LONGEST = 65_536
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
PICTURES = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b[^\n]*\n(?:[ \t][^\n]*\n|[A-Za-z0-9+/=]{20,}\s*\n)*",
    re.IGNORECASE | re.MULTILINE,
)


def text_of(body: bytes, charset: str | None) -> str:
    text = _decoded(body, charset).replace("\r\n", "\n").replace("\r", "\n")
    return cleaned(PICTURES.sub("", text))[:LONGEST]


def _decoded(body: bytes, charset: str | None) -> str:
    for encoding in (_marked(body), "utf-8", charset):
        try:
            if encoding:
                return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("latin-1")


def _marked(body: bytes) -> str | None:
    """By its first bytes; without a mark, every other byte of UTF-16 is nought where the letters are plain."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return encoding
    if body[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if body[:1] == b"\0" else None
