"""Differences between versions: what was added, removed, moved and changed, word by word."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.questionnaire_difference import Difference, difference
from bot.domain.word_difference import Change, words_between

KEYS = "abcde"


def a_question(key: str, text: str = "Hur gick det?", **given: Any) -> Question:
    return Question(key, QuestionKind.TEXT, key.upper(), text, **given)


def between(before: str, now: str, **changed: str) -> Difference:
    """Versions as the keys of their questions in order; `changed` gives some other texts."""
    old = Questionnaire("x", "sv", "X", 5, tuple(a_question(key) for key in before))
    new = replace(old, questions=tuple(a_question(key, changed.get(key, "Hur gick det?")) for key in now))
    return difference(old, new)


def told(found: Difference) -> list[str]:
    return [f"{one.label} {'+'.join(one.changes)}" for one in found.questions]


def test_the_same_twice_differs_in_nothing() -> None:
    assert between("abc", "abc").is_nothing


def test_questions_are_added_removed_and_stay() -> None:
    assert told(between("abc", "acd")) == ["A same", "B removed", "C same", "D added"]


def test_only_what_has_moved_is_said_to_have() -> None:
    assert told(between("abcd", "dabc")) == ["D moved", "A same", "B same", "C same"]


def test_a_question_may_have_moved_and_changed() -> None:
    assert told(between("abc", "bca", a="Vad gjorde hen?")) == ["B same", "C same", "A moved+changed"]


def test_words_are_marked_one_by_one() -> None:
    pieces = words_between("Hur fungerade samarbetet?", "Hur fungerade arbetet i laget?")
    assert [(one.text, one.change) for one in pieces if one.change is not Change.SAME] == [
        ("samarbetet", Change.REMOVED),
        ("arbetet i laget", Change.ADDED),
    ]


def test_title_and_minutes_are_compared_too() -> None:
    old = Questionnaire("x", "sv", "Butik", 5, (a_question("a"),))
    assert [one.part for one in difference(old, replace(old, title="Butiken", minutes=6)).head] == ["title", "minutes"]


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60)
def test_both_texts_can_be_read_from_the_pieces(before: str, now: str) -> None:
    pieces = words_between(before, now)
    assert "".join(one.text for one in pieces if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in pieces if one.change is not Change.REMOVED) == now


@given(st.permutations(KEYS), st.permutations(KEYS), st.integers(0, 5), st.integers(0, 5))
@settings(max_examples=60)
def test_every_question_is_told_of_once(before: list[str], now: list[str], i: int, j: int) -> None:
    found = between("".join(before[:i]), "".join(now[:j]))
    assert sorted(one.label.lower() for one in found.questions) == sorted({*before[:i], *now[:j]})
