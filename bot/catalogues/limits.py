"""What stands against abuse, from `config/abuse.toml`."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, read_toml
from bot.domain.countries import COUNTRIES
from bot.domain.limits import Limits

KNOWN = {one.name for one in fields(Limits)}
MOST_PERCENT = 100


def read_limits(file: Path = CONFIG / "abuse.toml") -> Limits:
    """Raises `CatalogueRefused`."""
    lines = read_toml(file)
    for key, value in lines.items():
        _refuse(file, key, value)
    known: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in lines.items()}
    return Limits(**known)


def _refuse(file: Path, key: str, value: Any) -> None:
    if key not in KNOWN:
        raise CatalogueRefused(file, key, "is not one of the limits")
    if key == "countries":
        _refuse_countries(file, key, value)
    elif type(value) is not int or value < 0:
        raise CatalogueRefused(file, key, f"must be a whole number, not {value!r}")
    elif key.endswith("_percent") and value > MOST_PERCENT:
        raise CatalogueRefused(file, key, f"must be 0 to {MOST_PERCENT}, not {value!r}")


def _refuse_countries(file: Path, key: str, value: Any) -> None:
    if not isinstance(value, list):
        raise CatalogueRefused(file, key, f"must be a list of countries, not {value!r}")
    for one in value:
        if not isinstance(one, str) or one not in COUNTRIES:
            raise CatalogueRefused(file, key, f"{one!r} is not the code of a country that has phone numbers")
