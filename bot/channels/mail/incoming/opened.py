"""A mail as it came, opened without trust: whatever is wrong with it, something readable is found or nothing is."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message

from bot.channels.mail.incoming.html_words import words_of_html

# Words come first in a mail, and so does what a server reports; what is beyond is attachments.
MOST_READ_BYTES = 400_000
# Each boundary is looked for in each line: hundreds of them, one in the other, would take minutes.
MOST_BOUNDARIES = 60
MOST_PARTS = 100
LONGEST_TEXT, LONGEST_HEADER = 20_000, 1_000
NOT_FOR_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


@dataclass(frozen=True, slots=True)
class Opened:
    mail: Message
    parts: tuple[Message, ...]  # all that are no containers, in order

    def header(self, name: str) -> str:
        """In one line, decoded; empty where there is none."""
        return header_of(self.mail, name)

    @property
    def text(self) -> str:
        """What is read first: the plain words, or those of the HTML; empty where there are none."""
        plain = next((part for part in self.parts if is_words(part, "plain")), None)
        words = text_of(plain) if plain is not None else ""
        if words.strip():
            return words
        html = next((part for part in self.parts if is_words(part, "html")), None)
        return words_of_html(text_of(html)) if html is not None else ""


def opened(raw: bytes) -> Opened | None:
    """None for what nobody could read."""
    read = raw[:MOST_READ_BYTES]
    if read.lower().count(b"boundary") > MOST_BOUNDARIES:
        return None
    try:
        mail = message_from_bytes(read)
        return Opened(mail, tuple(_leaves(mail)))
    except BROKEN:
        return None


def _leaves(mail: Message) -> Iterator[Message]:
    """What a mail carries along as a mail of its own is one part: its words are somebody else's."""
    waiting, seen = [mail], 0
    while waiting and seen < MOST_PARTS:
        part, seen = waiting.pop(), seen + 1
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def is_words(part: Message, kind: str) -> bool:
    return part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment"


def text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    decoded = _decoded(content, str(part.get_content_charset("") or ""))
    return printable(decoded.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_TEXT]


def header_of(part: Message, name: str) -> str:
    try:
        words = "".join(_piece(content, charset) for content, charset in decode_header(_raw_header(part, name)))
    except BROKEN:
        return ""
    return " ".join(printable(words).split())


def _raw_header(part: Message, name: str) -> str:
    """As it came: letters beyond ASCII are not allowed there, and are common."""
    found = next((value for key, value in part.raw_items() if key.lower() == name.lower()), "")
    return _decoded(str(found)[:LONGEST_HEADER].encode("utf-8", "surrogateescape"), "")


def _piece(content: bytes | str, charset: str | None) -> str:
    return content if isinstance(content, str) else _decoded(content, charset or "")


def _decoded(content: bytes, charset: str) -> str:
    """By the charset named; one that is unknown, or wrong, is guessed as most mail is."""
    for name in (charset, "utf-8"):
        try:
            if name and codecs.lookup(name).name not in NOT_FOR_TEXT:
                return content.decode(name)
        except (LookupError, ValueError, AssertionError):
            continue
    return content.decode("cp1252", "replace")


def printable(text: str) -> str:
    """PostgreSQL takes no NUL, JSON no surrogates, and nobody reads the rest."""
    return "".join(sign for sign in text if sign in "\n\t" or _is_shown(sign))


def _is_shown(sign: str) -> bool:
    return sign.isprintable() or sign.isspace()
