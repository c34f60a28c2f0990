"""Phone numbers: found in free text, normalised to E.164, and placed in a time zone."""

from functools import lru_cache

import phonenumbers
from phonenumbers import timezone

MOST_LETTERS = 1600  # as many as a message has: whoever writes more on a page is telling something
UNKNOWN_ZONE = "Etc/Unknown"
LANDLINE = "landline"
# What has no screen to read a text on. Where a country does not tell landlines from mobiles, the number passes.
UNTEXTABLE = {
    phonenumbers.PhoneNumberType.FIXED_LINE: LANDLINE,
    phonenumbers.PhoneNumberType.PREMIUM_RATE: "service_number",
    phonenumbers.PhoneNumberType.SHARED_COST: "service_number",
    phonenumbers.PhoneNumberType.TOLL_FREE: "service_number",
    phonenumbers.PhoneNumberType.UAN: "service_number",
    phonenumbers.PhoneNumberType.VOICEMAIL: "service_number",
    phonenumbers.PhoneNumberType.PAGER: "service_number",
    phonenumbers.PhoneNumberType.PERSONAL_NUMBER: "service_number",  # they pass calls on, at the caller's cost
}
AS_MOBILES = frozenset({1})  # country codes whose personal numbers are phones like others: North America's 5xx
NO_COUNTRY = "001"  # satellites, and numbers that are free or dear everywhere


def normal_phones(text: str, region: str) -> tuple[str, ...]:
    """The valid numbers in a text as E.164, each once. `region`: of numbers without a country code.

    Uses the matcher and not the parser, which takes letters for vanity digits: "070 1234567 Anna" was another.
    """
    found = phonenumbers.PhoneNumberMatcher(text[:MOST_LETTERS], region)
    numbers = (phonenumbers.format_number(one.number, phonenumbers.PhoneNumberFormat.E164) for one in found)
    return tuple(dict.fromkeys(numbers))


def normal_phone(text: str, region: str) -> str | None:
    """The first valid number in a text as E.164, else None."""
    return next(iter(normal_phones(text, region)), None)


def phone_spans(text: str, region: str) -> list[tuple[int, int]]:
    """Where in a text its phone numbers stand."""
    return [(found.start, found.end) for found in phonenumbers.PhoneNumberMatcher(text, region)]


@lru_cache(maxsize=10_000)
def untextable(phone: str) -> str:
    """Why no text message can reach an E.164 number: "landline" or "service_number"; empty when one may.

    Numbers of internet telephony pass, since many have no other, and so do those that the plan of their country does
    not know yet: plans grow faster than what is known of them, and the carrier says at once where there is no such.
    """
    number = phonenumbers.parse(phone)
    if phonenumbers.region_code_for_number(number) == NO_COUNTRY:
        return "service_number"
    kind = phonenumbers.number_type(number)
    if kind == phonenumbers.PhoneNumberType.PERSONAL_NUMBER and number.country_code in AS_MOBILES:
        return ""
    return UNTEXTABLE.get(kind, "")


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
