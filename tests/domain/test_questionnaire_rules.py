"""The rules of a questionnaire, each broken once; whatever comes, there is an answer."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.question_keys import key_for, name_for
from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_flaws import WHY, Rule
from bot.domain.questionnaire_rules import read_questionnaire

CHOICE = {"kind": "choice", "choices": ["chef", "kollega"]}
RATING = {"kind": "rating", "lowest": "dåligt", "highest": "bra"}


def a_question(**given: Any) -> dict[str, Any]:
    return {"key": "team", "kind": "text", "label": "Lag", "text": "Hur gick det för {candidate}?", **given}


def read(*questions: Any, **given: Any) -> Questionnaire | list[tuple[str, str]]:
    raw = {"name": "shop", "title": "Shop", "minutes": 5, "questions": list(questions) or [a_question()], **given}
    found = read_questionnaire(raw, "sv")
    return found if isinstance(found, Questionnaire) else [("/".join(map(str, one.at)), one.rule) for one in found]


@pytest.mark.parametrize("question", [a_question(), a_question(**CHOICE), a_question(**RATING, comment="Varför?")])
def test_an_ordinary_question_is_taken(question: dict[str, Any]) -> None:
    assert isinstance(read(question), Questionnaire)


@pytest.mark.parametrize(
    ("question", "at", "rule"),
    [
        ({"key": "a b"}, "key", Rule.KEY),
        ({"kind": "stars"}, "kind", Rule.NO_KIND),
        ({"kind": ["text"]}, "kind", Rule.NO_KIND),
        ({"label": ""}, "label", Rule.NEEDED),
        ({"text": None}, "text", Rule.NEEDED),
        ({"text": "å" * 301}, "text", Rule.TOO_LONG),
        ({"text": "a\x00b"}, "text", Rule.NO_TEXT),
        ({"text": "Hej {name}"}, "text", Rule.PLACEHOLDER),
        ({"colour": "red"}, "colour", Rule.NO_PART),
        ({"lowest": 1}, "lowest", Rule.NO_TEXT),
        ({"lowest": "dåligt"}, "lowest", Rule.ENDS_ELSEWHERE),
        ({"comment": "Varför?"}, "comment", Rule.COMMENT_ELSEWHERE),
        ({**RATING, "comment": "Varför {candidate}?"}, "comment", Rule.PLACEHOLDER),
        ({**RATING, "highest": ""}, "highest", Rule.ENDS),
        ({"choices": ["a", "b"]}, "choices", Rule.CHOICES_ELSEWHERE),
        ({**CHOICE, "choices": ["a"]}, "choices", Rule.CHOICES),
        ({**CHOICE, "choices": [str(one) for one in range(10)]}, "choices", Rule.CHOICES),
        ({**CHOICE, "choices": ["Chef", "chef "]}, "choices", Rule.CHOICE_TWICE),
        ({**CHOICE, "choices": "ab"}, "choices", Rule.NO_TEXT),
    ],
)
def test_what_breaks_a_rule_is_told_where(question: dict[str, Any], at: str, rule: Rule) -> None:
    assert read(a_question(**question)) == [(f"questions/0/{at}", rule)]


@pytest.mark.parametrize(
    ("part", "value", "rule"),
    [
        ("name", "Shop!", Rule.NAME),
        ("title", "", Rule.NEEDED),
        ("minutes", "5", Rule.MINUTES),
        ("minutes", True, Rule.MINUTES),
        ("minutes", 0, Rule.MINUTES),
        ("questions", "none", Rule.QUESTIONS),
        ("questions", [], Rule.QUESTIONS),
        ("questions", [a_question(key=f"k{one}") for one in range(13)], Rule.QUESTIONS),
        ("colour", "red", Rule.NO_PART),
    ],
)
def test_so_is_what_is_wrong_with_the_whole(part: str, value: Any, rule: Rule) -> None:
    assert read(**{part: value}) == [(part, rule)]


def test_no_two_questions_have_one_key() -> None:
    assert read(a_question(), a_question()) == [("questions/1/key", Rule.KEY_TWICE)]


def test_every_rule_says_why() -> None:
    assert set(WHY) == set(Rule)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["title", "questions", "kind", "key", "choices", "text", "x"]), inner)
        ),
        max_leaves=8,
    )
)
@settings(max_examples=60)
def test_whatever_comes_there_is_an_answer(raw: Any) -> None:
    assert read_questionnaire(raw if isinstance(raw, dict) else {"questions": raw}, "sv")


@given(st.text(max_size=60), st.sets(st.text(max_size=8), max_size=3))
@settings(max_examples=60)
def test_a_key_is_an_identifier_that_is_free(label: str, taken: set[str]) -> None:
    key = key_for(label, taken)
    assert key.isidentifier() and key.isascii() and key not in taken
    assert name_for(label, {"shop"}) != "shop"
