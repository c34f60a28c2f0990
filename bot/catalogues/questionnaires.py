"""The questionnaires that come with Vouchline, from `config/questionnaires/{language}/*.toml` (R47)."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, languages_in, read_toml
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.flows.texts import PLACEHOLDER

MOST_QUESTIONS = 12
NEEDED = ("key", "label", "text")
WITH_COMMENT = (QuestionKind.RATING, QuestionKind.YES_NO)


def read_questionnaires(folder: Path = CONFIG / "questionnaires") -> dict[tuple[str, str], Questionnaire]:
    """By name and language. Raises `CatalogueRefused`."""
    known: dict[tuple[str, str], Questionnaire] = {}
    for language in languages_in(folder):
        for file in sorted((folder / language).glob("*.toml")):
            one = _questionnaire(file, language, read_toml(file))
            if (one.name, language) in known:
                raise CatalogueRefused(file, "name", f"{one.name!r} stands in another file of this language, too")
            known[one.name, language] = one
    return known


def _questionnaire(file: Path, language: str, lines: dict[str, Any]) -> Questionnaire:
    for key in lines.keys() - {"name", "title", "minutes", "questions"}:
        raise CatalogueRefused(file, key, "is not a part of a questionnaire")
    for key in ("name", "title"):
        _text(file, key, lines.get(key))
    minutes = lines.get("minutes")
    if type(minutes) is not int or minutes < 1:
        raise CatalogueRefused(file, "minutes", f"must be a whole number, not {minutes!r}")
    questions = tuple(_question(file, n, one) for n, one in enumerate(lines.get("questions", []), start=1))
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise CatalogueRefused(file, "questions", f"must be 1 to {MOST_QUESTIONS}, not {len(questions)}")
    if twice := [one.key for one in questions if [other.key for other in questions].count(one.key) > 1]:
        raise CatalogueRefused(file, twice[0], "is the key of two questions")
    return Questionnaire(lines["name"], language, lines["title"], minutes, questions)


def _question(file: Path, number: int, lines: dict[str, Any]) -> Question:
    where = f"question {number}"
    for key in lines.keys() - {field.name for field in fields(Question)}:
        raise CatalogueRefused(file, f"{where}: {key}", "is not a part of a question")
    if lines.get("kind") not in set(QuestionKind):
        raise CatalogueRefused(file, f"{where}: kind", f"{lines.get('kind')!r} is none of {', '.join(QuestionKind)}")
    for key in NEEDED:
        _text(file, f"{where}: {key}", lines.get(key))
    if not lines["key"].isidentifier():
        raise CatalogueRefused(file, f"{where}: key", f"{lines['key']!r} must be letters, digits and _")
    question = Question(**{**lines, "kind": QuestionKind(lines["kind"]), "choices": tuple(lines.get("choices", ()))})
    _refuse_mismatch(file, where, question)
    return question


def _refuse_mismatch(file: Path, where: str, question: Question) -> None:
    is_rating, is_choice = question.kind is QuestionKind.RATING, question.kind is QuestionKind.CHOICE
    if is_rating != bool(question.lowest and question.highest):
        raise CatalogueRefused(file, where, "a rating, and only that, says what lowest and highest mean")
    if is_choice != (len(question.choices) > 1):
        raise CatalogueRefused(file, where, "a choice, and only that, has two choices or more")
    if question.comment and question.kind not in WITH_COMMENT:
        raise CatalogueRefused(file, where, "only a rating or yes/no has a comment")
    if unknown := set(PLACEHOLDER.findall(question.text + question.comment)) - {"candidate"}:
        raise CatalogueRefused(file, where, f"unknown placeholder {{{unknown.pop()}}}")


def _text(file: Path, key: str, value: Any) -> None:
    if not isinstance(value, str) or not value.strip():
        raise CatalogueRefused(file, key, f"must be a text, not {value!r}")
