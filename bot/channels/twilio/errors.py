"""Twilio's error codes in our words; the table itself is `errors.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

UNLISTED = "provider_"  # followed by the provider's own code


@dataclass(frozen=True, slots=True)
class ProviderError:
    name: str  # said in the catalogues under `failed`, `failure.meaning` and `failure.advice`
    permanent: bool


def _read() -> dict[str, tuple[ProviderError, tuple[str, ...]]]:
    tables = tomllib.loads(Path(__file__).with_name("errors.toml").read_text(encoding="utf-8"))
    return {
        name: (ProviderError(name, table["permanent"] is True), tuple(map(str, table["codes"])))
        for name, table in tables.items()
    }


_LISTED = _read()
ERRORS: Mapping[str, ProviderError] = MappingProxyType({name: error for name, (error, _) in _LISTED.items()})
BY_CODE: Mapping[str, ProviderError] = MappingProxyType(
    {code: error for error, codes in _LISTED.values() for code in codes}
)


def error_for(code: object) -> ProviderError:
    """The error that a code stands for; one that we don't list is taken as permanent and keeps its code in its name."""
    return BY_CODE.get(str(code)) or ProviderError(f"{UNLISTED}{code}", True)
