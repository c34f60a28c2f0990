"""What messages cost, from `config/prices.toml`."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import phonenumbers

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, read_toml
from bot.domain.prices import Prices

A_CURRENCY = re.compile(r"[A-Z]{3}")


def read_prices(file: Path = CONFIG / "prices.toml") -> Prices:
    """Raises `CatalogueRefused`."""
    lines = read_toml(file)
    for key in lines.keys() - {"currency", "sms"}:
        raise CatalogueRefused(file, key, "is not a part of the prices")
    currency, sms = lines.get("currency"), lines.get("sms", {})
    if not isinstance(currency, str) or not A_CURRENCY.fullmatch(currency):
        raise CatalogueRefused(file, "currency", f"must be a code such as SEK, not {currency!r}")
    if not isinstance(sms, dict):
        raise CatalogueRefused(file, "sms", f"must be prices by country, not {sms!r}")
    return Prices(currency, {country: _price(file, country, value) for country, value in sms.items()})


def _price(file: Path, country: str, value: Any) -> Decimal:
    if country not in phonenumbers.SUPPORTED_REGIONS:
        raise CatalogueRefused(file, f"sms: {country}", "is not the code of a country that has phone numbers")
    if type(value) not in (int, float) or not 0 <= value < 100:
        raise CatalogueRefused(file, f"sms: {country}", f"must be the price of one segment, not {value!r}")
    return Decimal(str(value))
