"""Reads what is written in `config/`: the wording in each language, and the questionnaires that come with Vouchline."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.errors import VouchlineError
from bot.flows.texts import Texts

CONFIG = Path(__file__).resolve().parent.parent / "config"
LISTS = ("choices",)


class CatalogueRefused(VouchlineError):
    """A file in `config/` that cannot be used; names the file and what is wrong in it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


def read_texts(folder: Path = CONFIG / "locales") -> dict[str, Texts]:
    """The catalogue of each language: all files of its folder, with nested tables joined by dots."""
    return {language.name: Texts(language.name, _catalogue(language)) for language in _folders(folder)}


def read_questionnaires(
    folder: Path = CONFIG / "questionnaires",
) -> dict[tuple[str, str], Questionnaire]:
    """The questionnaires by name and language; the language is the folder's name."""
    found = (_questionnaire(path, language.name) for language in _folders(folder) for path in _files(language))
    return {(one.name, one.language): one for one in found}


def _catalogue(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in _files(folder):
        for key, text in _flat(_read(path)):
            if key in texts:
                raise CatalogueRefused(path, f"{key} is given twice")
            if not isinstance(text, str):
                raise CatalogueRefused(path, f"{key} = {text!r} is not a text")
            texts[key] = text
    return texts


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _questionnaire(path: Path, language: str) -> Questionnaire:
    table = _read(path)
    try:
        questions = tuple(_question(one) for one in table.pop("questions"))
        return Questionnaire(**table, language=language, questions=questions)
    except (KeyError, TypeError, ValueError) as wrong:
        raise CatalogueRefused(path, str(wrong)) from wrong


def _question(table: dict[str, Any]) -> Question:
    kind = QuestionKind(table.pop("kind"))
    lists = {name: tuple(table.pop(name)) for name in LISTS if name in table}
    return Question(kind=kind, **{**table, **lists})


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise CatalogueRefused(path, str(wrong)) from wrong


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))
