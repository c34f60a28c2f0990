"""What a referee puts right of relation, workplace and dates in plain words (R21); what is not told is not guessed."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.channel import Channel
from bot.flows.readers.which_detail import WhichReader
from bot.flows.readers.working_together import WorkedTogether, WorkedTogetherReader, read_worked_together
from bot.flows.talk import Inbound, Noted, Unclear, Understood
from tests.flows.readers import reading

SAID = tomllib.loads((Path(__file__).parent / "working_together.toml").read_text(encoding="utf-8"))
FIELDS = ("relation", "organisation", "dates")
ONE = [(words, {field: right}) for field in FIELDS for right, said in SAID[field].items() for words in said]
SEVERAL = [
    (words, {key: one[key] for key in FIELDS if key in one}) for one in SAID["several"] for words in one["words"]
]
READER = WorkedTogetherReader(WorkedTogether("manager", "Acme AB", "2019-2022"))


@pytest.mark.parametrize(("words", "right"), [*ONE, *SEVERAL])
def test_what_is_put_right_is_noted_to_be_shown_back(words: str, right: dict[str, str]) -> None:
    noted = reading(READER, words)
    assert isinstance(noted, Noted)
    assert {key: value.casefold() for key, value in noted.also.items()} == {
        f"dates.{field}": value.casefold() for field, value in right.items()
    }


@pytest.mark.parametrize("words", SAID["agreed"])
def test_agreeing_changes_nothing(words: str) -> None:
    assert reading(READER, words) == Understood(True)


@pytest.mark.parametrize("words", SAID["asked_again"])
def test_other_words_are_asked_about_again(words: str) -> None:
    assert reading(READER, words) == Unclear("right_dates")


@pytest.mark.parametrize("words", SAID["unplaced"])
def test_words_that_may_be_any_of_them_are_asked_about(words: str) -> None:
    assert reading(READER, words) == Noted({"dates.unplaced": words.removeprefix("Nej, ")})


def test_a_number_says_what_they_put_right() -> None:
    which = WhichReader("Beta", ("the relation", "the workplace", "when", "none of it"), READER)
    assert reading(which, "2") == Noted({"dates.unplaced": "", "dates.organisation": "Beta"})
    assert reading(which, "the workplace") == Noted({"dates.unplaced": "", "dates.organisation": "Beta"})
    assert reading(which, "4") == reading(which, "yes") == Noted({"dates.unplaced": ""})
    assert reading(which, "2018-2021") == Noted({"dates.unplaced": "", "dates.dates": "2018-2021"})
    assert reading(which, "nästan") == reading(which, "Gamma") == reading(which, "hm") == Unclear()


def test_fields_of_a_page_change_what_is_different_in_them() -> None:
    def filled(**fields: str) -> Inbound:
        return Inbound("filled in", Channel.WEB, "web:1", fields=fields)

    changed = Noted({"dates.relation": "colleague"})
    assert READER(filled(relation="colleague", organisation=" ", dates="2019-2022")) == changed
    assert READER(filled(relation="manager", organisation="Acme AB", dates="2019-2022")) == Understood(True)


@given(st.text(max_size=80))
def test_what_is_read_stands_in_the_words(words: str) -> None:
    said = set(words.casefold().split())
    for value in asdict(read_worked_together(words)).values():
        assert all(any(word.strip(" .:;,-!?\"'") in one for one in said) for word in value.casefold().split())
