"""Free words, taken as they are (R22)."""

import pytest

from bot.flows.readers.free_text import anything, field
from tests.flows.readers import value


@pytest.mark.parametrize("text", ["Hon var bäst.", "x", "👍", "אבא", "1 600 tecken " * 100])
def test_free_words_are_taken_as_they_are(text: str) -> None:
    assert value(anything, text) == text.strip()


def test_a_field_is_one_line() -> None:
    assert value(field, "chef\n  butikschef ") == "chef butikschef"
