"""The rules of a questionnaire: for those that come with Vouchline and those that organisations make alike (R47)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.questionnaire_flaws import (
    FEWEST_CHOICES,
    LONGEST,
    MOST_CHOICES,
    MOST_MINUTES,
    MOST_QUESTIONS,
    Flaw,
    Rule,
)
from bot.domain.questionnaire_shape import PLAIN, unreadable

WITH_COMMENT = (QuestionKind.RATING, QuestionKind.YES_NO)
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
PLACEHOLDER = re.compile(r"\{[A-Za-z_]+\}")
CANDIDATE = "{candidate}"
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def read_questionnaire(raw: Mapping[str, Any], language: str, organisation: str = "") -> Questionnaire | list[Flaw]:
    """The questionnaire that plain JSON or TOML says, or all that is wrong with it."""
    if flaws := list(unreadable(raw)):
        return flaws
    questions = tuple(_question(one) for one in raw.get("questions", []))
    read = Questionnaire(raw["name"], language, raw["title"], raw["minutes"], questions, organisation)
    return list(flaws_in(read)) or read


def flaws_in(read: Questionnaire) -> Iterator[Flaw]:
    """What is wrong with one whose parts are of the right types."""
    if not NAME.fullmatch(read.name):
        yield Flaw(("name",), Rule.NAME, read.name)
    yield from _text(("name",), "name", read.name)
    yield from _text(("title",), "title", read.title)
    if not 1 <= read.minutes <= MOST_MINUTES:
        yield Flaw(("minutes",), Rule.MINUTES, str(read.minutes))
    if not 1 <= len(read.questions) <= MOST_QUESTIONS:
        yield Flaw(("questions",), Rule.QUESTIONS, str(len(read.questions)))
    for place, question in enumerate(read.questions):
        yield from flaws_in_question(question, ("questions", place))
        if question.key in [one.key for one in read.questions[:place]]:
            yield Flaw(("questions", place, "key"), Rule.KEY_TWICE, question.key)


def flaws_in_question(question: Question, at: tuple[str | int, ...]) -> Iterator[Flaw]:
    if not question.key.isidentifier():
        yield Flaw((*at, "key"), Rule.KEY, question.key)
    yield from _text((*at, "label"), "label", question.label)
    yield from _text((*at, "text"), "text", question.text)
    yield from _ends(question, at)
    yield from _choices(question, at)
    if question.comment and question.kind not in WITH_COMMENT:
        yield Flaw((*at, "comment"), Rule.COMMENT_ELSEWHERE)
    yield from _letters((*at, "comment"), "comment", question.comment)
    yield from _placeholders(question, at)


def _ends(question: Question, at: tuple[str | int, ...]) -> Iterator[Flaw]:
    for name, meant in (("lowest", question.lowest), ("highest", question.highest)):
        if question.kind is QuestionKind.RATING and not meant.strip():
            yield Flaw((*at, name), Rule.ENDS)
        elif question.kind is not QuestionKind.RATING and meant:
            yield Flaw((*at, name), Rule.ENDS_ELSEWHERE)
        yield from _letters((*at, name), name, meant)


def _choices(question: Question, at: tuple[str | int, ...]) -> Iterator[Flaw]:
    place, choices = (*at, "choices"), question.choices
    if question.kind is not QuestionKind.CHOICE:
        if choices:
            yield Flaw(place, Rule.CHOICES_ELSEWHERE)
        return
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        yield Flaw(place, Rule.CHOICES, str(len(choices)))
    folded = [one.casefold().strip() for one in choices]
    for number, choice in enumerate(choices):
        yield from _text(place, "choices", choice)
        if folded[number] in folded[:number]:
            yield Flaw(place, Rule.CHOICE_TWICE, choice)


def _placeholders(question: Question, at: tuple[str | int, ...]) -> Iterator[Flaw]:
    for name in ("label", "text", *PLAIN):
        known = {CANDIDATE} if name == "text" else set()
        for unknown in sorted(set(PLACEHOLDER.findall(getattr(question, name))) - known):
            yield Flaw((*at, name), Rule.PLACEHOLDER, unknown)


def _text(at: tuple[str | int, ...], name: str, text: str) -> Iterator[Flaw]:
    if not text.strip():
        yield Flaw(at, Rule.NEEDED)
    yield from _letters(at, name, text)


def _letters(at: tuple[str | int, ...], name: str, text: str) -> Iterator[Flaw]:
    if len(text) > LONGEST[name]:
        yield Flaw(at, Rule.TOO_LONG, str(LONGEST[name]))
    if UNSEEN.search(text):
        yield Flaw(at, Rule.NO_TEXT)


def _question(raw: Mapping[str, Any]) -> Question:
    return Question(**{**raw, "kind": QuestionKind(raw["kind"]), "choices": tuple(raw.get("choices", ()))})
