"""Yes and no in two languages, with and without a comment; consent takes a plain yes alone (R54)."""

import pytest

from bot.flows.readers.yes_no import YesNoReader, consent
from bot.flows.talk import Noted, Unclear, Understood
from tests.flows.readers import UNCLEAR, reading, value

YES = "ja JA Ja! ja. japp jo jajamän javisst visst absolut okej ok OK Okay yes Yes. y yep yeah sure 👍 👍🏽 1 stämmer"
YES_PHRASES = ["ja tack", "ja, gärna", "Ja visst!", "det stämmer", "yes please", "of course", "yes, go ahead", "  ja  "]
NO = "nej Nej. NEJ nä näe nix no No! nope n never 👎 2"
NO_PHRASES = ["nej tack", "no thanks", "nej, inte nu", "no way"]
NEITHER = [
    "kanske",
    "maybe",
    "vet inte",
    "jag vet inte",
    "3",
    "",
    "?",
    "jaha vad är detta",
    "🙂",
    "japan",
    "noll",
    "yesterday",
]


@pytest.mark.parametrize("text", [*YES.split(), *YES_PHRASES])
def test_yes(text: str) -> None:
    assert value(YesNoReader("question.again", False), text) is True


@pytest.mark.parametrize("text", [*NO.split(), *NO_PHRASES])
def test_no(text: str) -> None:
    assert value(YesNoReader("question.again", False), text) is False


@pytest.mark.parametrize("text", NEITHER)
def test_neither_yes_nor_no(text: str) -> None:
    assert value(YesNoReader("question.again", False), text) is UNCLEAR


@pytest.mark.parametrize(
    ("text", "answer", "comment"),
    [
        ("ja, alla dagar i veckan", True, "alla dagar i veckan"),
        ("Ja - hon var bäst", True, "hon var bäst"),
        ("nej, rollen var fel", False, "rollen var fel"),
        ("Yes! Any day.", True, "Any day."),
        ("no: too junior", False, "too junior"),
        ("👍 gärna", True, "gärna"),
    ],
)
def test_yes_or_no_with_its_comment(text: str, answer: bool, comment: str) -> None:
    expected = Understood(answer, {"question.again.comment": comment})
    assert reading(YesNoReader("question.again", True), text) == expected


@pytest.mark.parametrize("text", [*YES.split(), *YES_PHRASES])
def test_a_plain_yes_is_consent(text: str) -> None:
    assert value(consent, text) is True


@pytest.mark.parametrize("text", ["ja?", "yes?", "vem är det?", "vad innebär ja", "kanske", "", "hej", "3"])
def test_nothing_else_is(text: str) -> None:
    assert isinstance(reading(consent, text), Unclear)


@pytest.mark.parametrize("text", [*NO.split(), "nej tack"])
def test_a_no_to_consent_asks_whether_to_decline(text: str) -> None:
    assert reading(consent, text) == Noted({"declining": True})
