"""Phone numbers as people write them, brought to E.164."""

import re

import phonenumbers
from babel.core import get_global

DIALLED = re.compile(r"[+0-9 ()./\u00a0\u2010-\u2015-]+")


def region_of(zone: str) -> str:
    """The country whose numbers are meant when no country code is written."""
    return str(get_global("zone_territories").get(zone, "SE"))


def as_e164(typed: str, region: str) -> str:
    """`typed` in E.164. Raises ValueError, whose text says what is wrong, when no such number can exist."""
    # Letters are vanity digits to the library: "070 1234567 Anna" would become another number.
    if not DIALLED.fullmatch(typed):
        raise ValueError(f"{typed!r} is not a phone number; write it like +46701234567")
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        raise ValueError(f"{typed!r} is not a phone number; write it like +46701234567") from None
    if not phonenumbers.is_possible_number(number):
        raise ValueError(f"{typed!r} cannot be a phone number: it has too few or too many digits")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
