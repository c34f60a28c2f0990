"""The numbers that have something the matter with them from the start: `numbers.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.domain.sandbox_phone import SandboxPhone, Texts


def _read() -> dict[str, SandboxPhone]:
    tables = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text(encoding="utf-8"))
    return {table["number"]: _phone(table) for table in tables.values()}


def _phone(table: dict[str, Any]) -> SandboxPhone:
    asked = {**table, "texts": Texts(table.get("texts", Texts.ARRIVE))}
    return SandboxPhone(asked.pop("number"), **asked)


TROUBLED: Mapping[str, SandboxPhone] = MappingProxyType(_read())


def usual(address: str) -> SandboxPhone:
    """What a plain number stands for when nobody has said anything else."""
    return TROUBLED.get(address, SandboxPhone(address))
