"""How many SMS a text takes: what carriers count, and what they charge for."""

import pytest

from bot.domain.segments import is_gsm7, segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("å" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ł" * 70, 1),
        ("ł" * 71, 2),
        ("ł" * 134, 2),
        ("ł" * 135, 3),
        ("👍" * 35, 1),
        ("👍" * 36, 2),
    ],
)
def test_a_text_takes_as_many_segments_as_carriers_count(text: str, parts: int) -> None:
    assert segments(text) == parts


@pytest.mark.parametrize("text", ["Hej! Åsa, Öjvind & Zoë? é", "[1] {2} ~ | ^ \\ €", "Ñandú Ü ß à"])
def test_letters_of_the_alphabet_of_sms(text: str) -> None:
    assert is_gsm7(text) == ("ë" not in text and "ú" not in text)


@pytest.mark.parametrize("text", ["“quoted”", "it’s", "a – b", "…", "ł", "👍", "\u00a0", "ç"])
def test_letters_that_double_the_price(text: str) -> None:
    assert not is_gsm7(text)


def test_a_lone_surrogate_is_counted_and_not_refused() -> None:
    assert segments("a\ud83d") == 1
