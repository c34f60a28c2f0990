"""Twilio's error codes in our words; the table itself is `errors.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

UNLISTED = "provider_"  # followed by the provider's own code
UNLISTED_MEANINGS = MappingProxyType(
    {
        "en": "The text message service refused the message (its code {code}).",
        "sv": "Sms-tjänsten avvisade meddelandet (dess kod {code}).",
    }
)


@dataclass(frozen=True, slots=True)
class ProviderError:
    name: str
    permanent: bool
    meanings: Mapping[str, str]


def _read() -> dict[str, tuple[ProviderError, tuple[str, ...]]]:
    tables = tomllib.loads(Path(__file__).with_name("errors.toml").read_text(encoding="utf-8"))
    return {name: _listed(name, table) for name, table in tables.items()}


def _listed(name: str, table: dict[str, object]) -> tuple[ProviderError, tuple[str, ...]]:
    codes = table.pop("codes")
    assert isinstance(codes, list)
    meanings = {language: str(text) for language, text in table.items() if language != "permanent"}
    return ProviderError(name, table["permanent"] is True, MappingProxyType(meanings)), tuple(map(str, codes))


_LISTED = _read()
ERRORS: Mapping[str, ProviderError] = MappingProxyType({name: error for name, (error, _) in _LISTED.items()})
BY_CODE: Mapping[str, ProviderError] = MappingProxyType(
    {code: error for error, codes in _LISTED.values() for code in codes}
)


def error_for(code: object) -> ProviderError:
    """The error that a code stands for; one that we don't list is taken as permanent and keeps its code in its name."""
    text = str(code)
    if known := BY_CODE.get(text):
        return known
    meanings = {language: meaning.format(code=text) for language, meaning in UNLISTED_MEANINGS.items()}
    return ProviderError(f"{UNLISTED}{text}", True, MappingProxyType(meanings))


def meaning(name: str, language: str) -> str:
    """What an error means, for the recruiter."""
    error = ERRORS.get(name) or error_for(name.removeprefix(UNLISTED))
    return error.meanings.get(language, error.meanings["en"])
