"""The letters of a fetched card, whatever they are coded in, without its picture (R16)."""

import pytest

from bot.channels.twilio.media_text import LONGEST, text_of

NAME = "FN:Åsa Öberg\n"


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (NAME.encode(), None),
        (NAME.encode("utf-8-sig"), None),
        (NAME.encode("utf-16"), None),
        (NAME.encode("utf-16-le"), None),
        (NAME.encode("utf-16-be"), None),
        (NAME.encode("latin-1"), None),
        (NAME.encode("latin-1"), "iso-8859-1"),
        (NAME.encode("latin-1"), "no-such-coding"),
        (NAME.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_letters_survive(body: bytes, charset: str | None) -> None:
    assert text_of(body, charset) == NAME


def test_the_picture_is_left_out_and_what_follows_it_is_not() -> None:
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n" + " QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n" * 4_000
    assert text_of(f"BEGIN:VCARD\n{picture}{NAME}END:VCARD\n".encode(), None) == f"BEGIN:VCARD\n{NAME}END:VCARD\n"


def test_a_text_has_an_end_and_no_nought() -> None:
    assert len(text_of(b"x" * 200_000, None)) == LONGEST
    assert "\0" not in text_of(b"FN:Eva\x00Lind", None)
