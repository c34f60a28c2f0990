"""The questionnaires that come with Vouchline: the same in every language, short enough for SMS, and of every kind."""

import re
from pathlib import Path

import pytest

from bot.catalogues import CatalogueRefused, read_questionnaires
from bot.domain.questionnaire import QuestionKind, Questionnaire
from bot.domain.segments import is_gsm7

ALL = read_questionnaires()
A_LONG_NAME = "Anna-Karin Lindqvist"

every = pytest.mark.parametrize("questionnaire", ALL.values(), ids=lambda one: f"{one.name}-{one.language}")


def shape(questionnaire: Questionnaire) -> list[tuple[object, ...]]:
    return [
        (one.key, one.kind, bool(one.comment), bool(one.lowest), len(one.choices)) for one in questionnaire.questions
    ]


def all_texts(questionnaire: Questionnaire) -> list[str]:
    found = [questionnaire.title]
    for one in questionnaire.questions:
        found += [
            one.label,
            one.text,
            one.lowest,
            one.highest,
            one.comment,
            *one.choices,
        ]
    return found


def test_each_comes_in_swedish_and_english() -> None:
    names = {name for name, _ in ALL}
    assert {"standard", "leadership", "customer-facing"} <= names
    assert set(ALL) == {(name, language) for name in names for language in ("sv", "en")}


def test_both_languages_ask_the_same_questions() -> None:
    for name in {name for name, _ in ALL}:
        assert shape(ALL[name, "sv"]) == shape(ALL[name, "en"])


def test_the_standard_one_has_every_kind_of_question() -> None:
    assert {one.kind for one in ALL["standard", "sv"].questions} == set(QuestionKind)


@every
def test_there_are_at_most_twelve_questions_with_keys_of_their_own(
    questionnaire: Questionnaire,
) -> None:
    keys = [one.key for one in questionnaire.questions]
    assert len(keys) <= 12
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z][a-z_]*", key) for key in keys)


@every
def test_every_rating_says_what_its_ends_mean_and_asks_for_a_comment(
    questionnaire: Questionnaire,
) -> None:
    for one in questionnaire.questions:
        if one.kind is QuestionKind.RATING:
            assert one.lowest and one.highest and one.comment


@every
def test_only_choices_have_choices_and_few_enough_for_one_digit(
    questionnaire: Questionnaire,
) -> None:
    for one in questionnaire.questions:
        assert (2 <= len(one.choices) <= 9) == (one.kind is QuestionKind.CHOICE)
        assert len(set(one.choices)) == len(one.choices)


@every
def test_every_text_fits_the_alphabet_of_sms(questionnaire: Questionnaire) -> None:
    for text in all_texts(questionnaire):
        assert is_gsm7(text), text


@every
def test_a_question_is_one_sms_long_at_most(questionnaire: Questionnaire) -> None:
    for one in questionnaire.questions:
        assert len(one.text.replace("{candidate}", A_LONG_NAME)) <= 160, one.key


@every
def test_no_word_could_be_taken_for_a_command(questionnaire: Questionnaire) -> None:
    for text in all_texts(questionnaire):
        assert not re.search(r"\b[A-ZÅÄÖ]{2,}\b", text), text


@every
def test_the_candidate_is_the_only_placeholder(questionnaire: Questionnaire) -> None:
    for text in all_texts(questionnaire):
        assert set(re.findall(r"\{(.*?)\}", text)) <= {"candidate"}


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "sv"
    folder.mkdir()
    (folder / "odd.toml").write_text('name = "odd"\ntitle = "Odd"\nminutes = 1\n')
    with pytest.raises(CatalogueRefused, match=r"odd\.toml: questions"):
        read_questionnaires(tmp_path)
