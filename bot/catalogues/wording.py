"""The wording of every language. All languages hold the same keys with the same placeholders, or nothing starts."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, languages_in, read_toml
from bot.flows.texts import PLACEHOLDER, Texts

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


@cache
def read_texts(folder: Path = CONFIG / "locales") -> Mapping[str, Texts]:
    """By language; read once in a program. Raises `CatalogueRefused`."""
    catalogues = {language: _catalogue(folder / language) for language in languages_in(folder)}
    _compare(folder, catalogues)
    return {language: Texts(language, catalogue) for language, catalogue in catalogues.items()}


def _catalogue(folder: Path) -> dict[str, str]:
    catalogue: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        for key, text in _flattened(file, read_toml(file)):
            if key in catalogue:
                raise CatalogueRefused(file, key, "stands in another file of this language, too")
            catalogue[key] = text
    return catalogue


def _flattened(file: Path, table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(file, value, f"{before}{name}.")
        elif isinstance(value, str):
            yield before + name, value.strip()
        else:
            raise CatalogueRefused(file, before + name, f"must be a text, not {value!r}")


def _compare(folder: Path, catalogues: Mapping[str, Mapping[str, str]]) -> None:
    holes = {language: _holes(catalogue) for language, catalogue in catalogues.items()}
    for key in sorted({key for one in holes.values() for key in one}):
        if missing := sorted(language for language in holes if key not in holes[language]):
            raise CatalogueRefused(folder / missing[0], key, "is missing in this language")
        if len({holes[language][key] for language in holes}) > 1:
            told = ", ".join(f"{language} has {sorted(holes[language][key])}" for language in sorted(holes))
            raise CatalogueRefused(folder, key, f"placeholders differ: {told}")


def _holes(catalogue: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The placeholders of each text; its plural forms count as one, since languages have different forms."""
    holes: dict[str, frozenset[str]] = {}
    for key, text in catalogue.items():
        stem, _, form = key.rpartition(".")
        name = stem if form in PLURAL_FORMS else key
        holes[name] = holes.get(name, frozenset()) | frozenset(PLACEHOLDER.findall(text))
    return holes
