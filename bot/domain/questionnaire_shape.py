"""Whether plain JSON or TOML has the parts of a questionnaire, each of the right type."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import (
    Flaw,
    Rule,
)

PLAIN = ("lowest", "highest", "comment")


PARTS = frozenset({"name", "title", "minutes", "questions"})


PARTS_OF_A_QUESTION = frozenset(field.name for field in fields(Question))


NEEDED = ("key", "label", "text")


def unreadable(raw: Mapping[str, Any]) -> Iterator[Flaw]:
    """Parts that are unknown, missing, or of another type."""
    for name in sorted(raw.keys() - PARTS, key=str):
        yield Flaw((str(name),), Rule.NO_PART)
    for name in ("name", "title"):
        if not isinstance(raw.get(name), str):
            yield Flaw((name,), Rule.NEEDED)
    if type(raw.get("minutes")) is not int:
        yield Flaw(("minutes",), Rule.MINUTES, repr(raw.get("minutes")))
    questions = raw.get("questions", [])
    if not isinstance(questions, list | tuple):
        yield Flaw(("questions",), Rule.QUESTIONS, "0")
        return
    for place, one in enumerate(questions):
        yield from _unreadable_question(one, ("questions", place))


def _unreadable_question(raw: Any, at: tuple[str | int, ...]) -> Iterator[Flaw]:
    if not isinstance(raw, Mapping):
        yield Flaw(at, Rule.NO_PART)
        return
    for name in sorted(raw.keys() - PARTS_OF_A_QUESTION, key=str):
        yield Flaw((*at, str(name)), Rule.NO_PART)
    if raw.get("kind") not in list(QuestionKind):
        yield Flaw((*at, "kind"), Rule.NO_KIND, repr(raw.get("kind")))
    for name in NEEDED:
        if not isinstance(raw.get(name), str):
            yield Flaw((*at, name), Rule.NEEDED)
    for name in PLAIN:
        if not isinstance(raw.get(name, ""), str):
            yield Flaw((*at, name), Rule.NO_TEXT)
    choices = raw.get("choices", ())
    if not isinstance(choices, list | tuple) or not all(isinstance(one, str) for one in choices):
        yield Flaw((*at, "choices"), Rule.NO_TEXT)
