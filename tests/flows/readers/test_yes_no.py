"""Yes and no in two languages, with and without a comment; consent takes a plain yes alone (R54)."""

import tomllib
from pathlib import Path

import pytest

from bot.flows.readers.yes_no import YesNoReader, consent, read_yes_no
from bot.flows.talk import Noted, Unclear, Understood
from tests.flows.readers import UNCLEAR, reading, value

SAID = tomllib.loads((Path(__file__).parent / "yes_no.toml").read_text(encoding="utf-8"))
COMMENTED = [(words, answer, comment) for words, (answer, comment) in SAID["commented"].items()]


@pytest.mark.parametrize("words", SAID["yes"])
def test_yes(words: str) -> None:
    assert value(YesNoReader("question.again", False), words) is True


@pytest.mark.parametrize("words", SAID["no"])
def test_no(words: str) -> None:
    assert value(YesNoReader("question.again", False), words) is False


@pytest.mark.parametrize("words", SAID["neither"])
def test_neither_yes_nor_no(words: str) -> None:
    assert value(YesNoReader("question.again", False), words) is UNCLEAR


@pytest.mark.parametrize(("words", "answer", "comment"), COMMENTED)
def test_yes_or_no_with_its_comment(words: str, answer: bool, comment: str) -> None:
    expected = Understood(answer, {"question.again.comment": comment})
    assert reading(YesNoReader("question.again", True), words) == expected


@pytest.mark.parametrize("words", SAID["yes"])
def test_a_plain_yes_is_consent(words: str) -> None:
    assert value(consent, words) is True


@pytest.mark.parametrize("words", ["ja?", "yes?", "vem är det?", "vad innebär ja", "kanske", "", "hej", "3"])
def test_nothing_else_is(words: str) -> None:
    assert isinstance(reading(consent, words), Unclear)


@pytest.mark.parametrize("words", SAID["no"])
def test_a_no_to_consent_asks_whether_to_decline(words: str) -> None:
    assert reading(consent, words) == Noted({"declining": True})


def test_a_yes_said_without_end_is_a_yes() -> None:
    assert read_yes_no("ja " * 3000) is not None
