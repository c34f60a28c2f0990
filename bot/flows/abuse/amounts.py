"""Amounts of money as people write them in their language."""

from decimal import Decimal

from babel.numbers import format_currency


def amount_said(hundredths: int, currency: str, language: str) -> str:
    return str(format_currency(Decimal(hundredths) / 100, currency, locale=language))
