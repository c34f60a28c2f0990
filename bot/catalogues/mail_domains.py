"""Domains of mail that anybody can have, from `config/mail_domains.toml` (R49)."""

from functools import lru_cache
from pathlib import Path

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, read_toml

FILE = CONFIG / "mail_domains.toml"


@lru_cache
def private_domains(file: Path = FILE) -> frozenset[str]:
    """In small letters. Raises `CatalogueRefused`."""
    listed = read_toml(file).get("private")
    if not isinstance(listed, list) or not listed:
        raise CatalogueRefused(file, "private", f"must be a list of domains, not {listed!r}")
    for one in listed:
        if not isinstance(one, str) or "." not in one or one != one.strip().casefold():
            raise CatalogueRefused(file, "private", f"{one!r} is not a domain in small letters")
    return frozenset(listed)
