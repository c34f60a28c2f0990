"""People's own questions are told from answers, and each is known for what it is about (R27)."""

import tomllib
from pathlib import Path

import pytest

from bot.flows.readers.questions import question_in

ASKED = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))
QUESTIONS = [(words, topic) for topic, asked in ASKED.items() if topic != "none" for words in asked]


@pytest.mark.parametrize(("words", "topic"), QUESTIONS)
def test_what_is_asked_about(words: str, topic: str) -> None:
    assert question_in(words) == topic


@pytest.mark.parametrize("words", ASKED["none"])
def test_what_is_no_question_to_us(words: str) -> None:
    assert question_in(words) is None
