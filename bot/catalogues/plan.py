"""The reminder plan that holds where a sub-account has none of its own (R31)."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, read_toml
from bot.domain.reminders import Plan


def read_plan(file: Path = CONFIG / "reminders.toml") -> Plan:
    """Raises `CatalogueRefused`."""
    lines = read_toml(file)
    for key, value in lines.items():
        _refuse(file, key, value)
    known: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in lines.items()}
    plan = Plan(**known)
    if not 0 <= plan.opens_at_hour < plan.closes_at_hour <= 24:
        raise CatalogueRefused(file, "opens_at_hour", "must come before closes_at_hour, both within 0 to 24")
    return plan


def _refuse(file: Path, key: str, value: Any) -> None:
    if key not in {field.name for field in fields(Plan)}:
        raise CatalogueRefused(file, key, "is not a part of the plan")
    if key == "weekends" and not isinstance(value, bool):
        raise CatalogueRefused(file, key, f"must be true or false, not {value!r}")
    if key in ("candidate_hours", "referee_hours"):
        if not isinstance(value, list) or not value or sorted(set(value)) != value or not all(map(_is_hours, value)):
            raise CatalogueRefused(file, key, f"must be hours in rising order, not {value!r}")
    elif key != "weekends" and not _is_hours(value):
        raise CatalogueRefused(file, key, f"must be whole hours, not {value!r}")


def _is_hours(value: Any) -> bool:
    return type(value) is int and value >= 0
