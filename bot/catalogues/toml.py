"""Reads one TOML file, or says where it breaks."""

import tomllib
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused

CONFIG = Path(__file__).resolve().parent.parent.parent / "config"


def read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise CatalogueRefused(file, "syntax", str(broken)) from None


def languages_in(folder: Path) -> list[str]:
    """The languages that have a folder of their own in it."""
    return sorted(one.name for one in folder.iterdir() if one.is_dir() and any(one.glob("*.toml")))
