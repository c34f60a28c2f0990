"""Contact cards as phones and mail programs write them (R16)."""

import pytest

from bot.flows.readers.vcard import Card, read_cards

EVA = Card("Eva Lind", ("070-123 45 67",))


def a_card(*lines: str, version: str = "3.0", ends: str = "END:VCARD") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, ends, ""])


@pytest.mark.parametrize(
    ("lines", "version", "card"),
    [
        (("N:Lind;Eva;;;", "FN:Eva Lind", "TEL;TYPE=CELL:070-123 45 67"), "3.0", EVA),
        (("N:Lind;Eva;;;", "item1.TEL;type=pref:070-123 45 67", "item1.X-ABLabel:_$!<Mobile>!$_"), "3.0", EVA),
        (("FN:Eva Lind", 'TEL;VALUE=uri;TYPE="cell,voice":tel:070-123 45 67'), "4.0", EVA),
        (("fn:Eva Lind", "tel;cell:070-123 45 67"), "2.1", EVA),
        (("FN:Eva\r\n  Lind", "TEL;CELL:070-123\r\n  45 67"), "3.0", EVA),
        (("FN:Eva Lind ❤️", "TEL:070-123 45 67"), "3.0", EVA),
        (("FN:Eva Lind", "this line is broken", "TEL:070-123 45 67"), "3.0", EVA),
        (("FN:Eva Lind", "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ", "SkZJRgABAQ", "", "TEL:070-123 45 67"), "2.1", EVA),
        (
            ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85sa =", "=C3=96berg", "TEL;CELL:070-123 45 67"),
            "2.1",
            Card("Åsa Öberg", ("070-123 45 67",)),
        ),
        (("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=C5sa =D6berg",), "2.1", Card("Åsa Öberg")),
        (("FN;ENCODING=B:RXZhIExpbmQ=", "TEL:070-123 45 67"), "3.0", EVA),
        (
            ("FN:Eva Lind", "TEL;TYPE=WORK:08-1", "TEL;TYPE=FAX:08-2", "TEL;TYPE=CELL:070-3"),
            "3.0",
            Card("Eva Lind", ("070-3", "08-1")),
        ),
        (
            ("FN:Eva Lind", "EMAIL;TYPE=WORK:eva@acme.se", "ORG:Acme\\, Inc;Sales", "TITLE:Store manager"),
            "3.0",
            Card("Eva Lind", (), ("eva@acme.se",), "Acme, Inc", "Store manager"),
        ),
        (("FN:Acme", "ORG:Acme", "TEL:08-1"), "3.0", Card("", ("08-1",), (), "Acme")),
    ],
)
def test_cards_as_they_come(lines: tuple[str, ...], version: str, card: Card) -> None:
    assert read_cards(a_card(*lines, version=version)) == (card,)


def test_a_card_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    assert read_cards(a_card("FN:Eva Lind", "TEL:070-123 45 67", ends="PHOTO;ENCODING=b:AAAA")) == (EVA,)


def test_several_cards_in_one_file_are_several() -> None:
    assert [one.name for one in read_cards(a_card("FN:Eva Lind") + a_card("FN:Per Ek"))] == ["Eva Lind", "Per Ek"]


@pytest.mark.parametrize(
    "text", ["", "Eva Lind 070-123 45 67", "BEGIN:VCARD\nEND:VCARD", "\x00\xff", "BEGIN:VCALENDAR"]
)
def test_what_is_no_card_has_none(text: str) -> None:
    assert read_cards(text) == ()
