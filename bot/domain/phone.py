"""Phone numbers: found in free text, normalised to E.164, and placed in a time zone."""

from functools import lru_cache

import phonenumbers
from phonenumbers import timezone

UNKNOWN_ZONE = "Etc/Unknown"


def normal_phone(text: str, region: str) -> str | None:
    """The one valid number in a text as E.164, else None. `region`: of numbers without a country code.

    Uses the matcher and not the parser, which takes letters for vanity digits: "070 1234567 Anna" was another.
    """
    found = next(iter(phonenumbers.PhoneNumberMatcher(text, region)), None)
    return phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164) if found else None


def phone_span(text: str, region: str) -> tuple[int, int] | None:
    """Where in a text its first phone number stands."""
    found = next(iter(phonenumbers.PhoneNumberMatcher(text, region)), None)
    return (found.start, found.end) if found else None


@lru_cache(maxsize=10_000)
def region_of(phone: str | None, otherwise: str = "SE") -> str:
    """The region whose national numbers a person with this number would write."""
    if not phone:
        return otherwise
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(phone)) or otherwise
    except phonenumbers.NumberParseException:
        return otherwise


@lru_cache(maxsize=10_000)
def zone_of(phone: str | None, otherwise: str) -> str:
    """The IANA zone that a number belongs to, or `otherwise` for none and for numbers that don't tell."""
    if not phone:
        return otherwise
    try:
        zone = timezone.time_zones_for_number(phonenumbers.parse(phone))[0]
    except phonenumbers.NumberParseException:
        return otherwise
    return otherwise if zone == UNKNOWN_ZONE else zone


@lru_cache(maxsize=10_000)
def shown_phone(phone: str) -> str:
    """A number as people write it: national form where that is unambiguous to its owner."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return phone
