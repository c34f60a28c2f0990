"""Choices by number, by words and by their beginning."""

import pytest

from bot.flows.readers.choice import ChoiceReader
from tests.flows.readers import UNCLEAR, value

CHOICES = ("Närmaste chef", "Chef på annan nivå", "Kollega", "Annan roll")


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("1", "Närmaste chef"),
        ("1.", "Närmaste chef"),
        ("3)", "Kollega"),
        ("3 kollega", "Kollega"),
        ("kollega", "Kollega"),
        ("KOLLEGA!", "Kollega"),
        ("Närmaste chef", "Närmaste chef"),
        ("närm", "Närmaste chef"),
        ("jag var kollega till henne", "Kollega"),
        ("annan nivå", "Chef på annan nivå"),
    ],
)
def test_choices(text: str, choice: str) -> None:
    assert value(ChoiceReader(CHOICES), text) == choice


@pytest.mark.parametrize("text", ["0", "5", "12", "", "?", "vän", "chef"])
def test_no_choices(text: str) -> None:
    assert value(ChoiceReader(CHOICES), text) is UNCLEAR
