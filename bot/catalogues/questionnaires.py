"""The questionnaires that come with Vouchline, from `config/questionnaires/{language}/*.toml` (R47)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, languages_in, read_toml
from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_flaws import Flaw
from bot.domain.questionnaire_rules import read_questionnaire


@cache
def read_questionnaires(folder: Path = CONFIG / "questionnaires") -> Mapping[tuple[str, str], Questionnaire]:
    """By name and language; read once in a program. Raises `CatalogueRefused`."""
    known: dict[tuple[str, str], Questionnaire] = {}
    for language in languages_in(folder):
        for file in sorted((folder / language).glob("*.toml")):
            one = _questionnaire(file, language, read_toml(file))
            if (one.name, language) in known:
                raise CatalogueRefused(file, "name", f"{one.name!r} stands in another file of this language, too")
            known[one.name, language] = one
    return known


def _questionnaire(file: Path, language: str, lines: dict[str, Any]) -> Questionnaire:
    read = read_questionnaire(lines, language)
    if isinstance(read, Questionnaire):
        return read
    raise CatalogueRefused(file, _where(read[0]), read[0].why)


def _where(flaw: Flaw) -> str:
    """Questions are counted from 1, as people do."""
    if len(flaw.at) == 1:
        return str(flaw.at[0])
    part = "".join(f": {one}" for one in flaw.at[2:])
    return f"question {int(flaw.at[1]) + 1}{part}"
