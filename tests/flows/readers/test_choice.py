"""Choices by number, place, words and a part of their words; where two fit, none is guessed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.flows.readers.choice import ChoiceReader
from tests.flows.readers import UNCLEAR, value

SAID: dict[str, Any] = tomllib.loads((Path(__file__).parent / "choice.toml").read_text(encoding="utf-8"))
FITS = [(tongue, words, choice) for tongue in SAID for choice, said in SAID[tongue]["fits"].items() for words in said]
AGAIN = [(tongue, words) for tongue in SAID for words in SAID[tongue]["again"]]


@pytest.mark.parametrize(("tongue", "words", "choice"), FITS)
def test_choices(tongue: str, words: str, choice: str) -> None:
    assert value(ChoiceReader(tuple(SAID[tongue]["choices"])), words) == choice


@pytest.mark.parametrize(("tongue", "words"), AGAIN)
def test_what_is_asked_again(tongue: str, words: str) -> None:
    assert value(ChoiceReader(tuple(SAID[tongue]["choices"])), words) is UNCLEAR


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_choice_that_is_a_number_itself_is_chosen_by_its_place_or_its_words(place: int) -> None:
    choices = ("Mindre än 1 år", "1-2 år", "3 år eller mer")
    assert (
        value(ChoiceReader(choices), str(place))
        == value(ChoiceReader(choices), choices[place - 1])
        == choices[place - 1]
    )
