"""Prices: what is not known stays unknown, and mistakes are named."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalogues import CatalogueRefused, read_prices
from bot.domain.prices import Prices


def read(folder: Path, text: str) -> Prices:
    file = folder / "prices.toml"
    file.write_text(text)
    return read_prices(file)


def test_a_price_is_that_of_the_country_which_the_number_is_of(tmp_path: Path) -> None:
    prices = read(tmp_path, 'currency = "SEK"\n[sms]\nSE = 0.52\nUS = 0.09\nCA = 0')
    assert prices.currency == "SEK"
    assert prices.to_number("+46701234567") == Decimal("0.52")
    assert prices.to_number("+12025550123") == prices.in_country("US") == Decimal("0.09")
    assert prices.to_number("+16135550123") == 0


def test_what_is_not_listed_is_unknown_and_not_free(tmp_path: Path) -> None:
    prices = read(tmp_path, 'currency = "SEK"')
    assert [prices.to_number(one) for one in ("+46701234567", "anna@example.com", "")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("currency = ", "syntax"),
        ("[sms]\nSE = 1", "currency: must be a code such as SEK, not None"),
        ('currency = "kr"', "currency: must be a code such as SEK, not 'kr'"),
        ('currency = "SEK"\nmms = 1', "mms: is not a part of the prices"),
        ('currency = "SEK"\nsms = 1', "sms: must be prices by country"),
        ('currency = "SEK"\n[sms]\nSverige = 1', "sms: Sverige: is not the code"),
        ('currency = "SEK"\n[sms]\nSE = "1"', "sms: SE: must be the price of one segment, not '1'"),
        ('currency = "SEK"\n[sms]\nSE = true', "sms: SE: must be the price"),
        ('currency = "SEK"\n[sms]\nSE = -0.1', "sms: SE: must be the price"),
        ('currency = "SEK"\n[sms]\nSE = nan', "sms: SE: must be the price"),
    ],
)
def test_a_mistake_in_the_prices_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(CatalogueRefused, match=named):
        read(tmp_path, text)


def test_the_prices_that_come_with_vouchline_can_be_read() -> None:
    assert read_prices().sms
