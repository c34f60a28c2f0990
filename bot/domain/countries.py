"""Which country a number belongs to, and whether messages may go there."""

from collections.abc import Collection
from functools import lru_cache

import phonenumbers
from phonenumbers.phonenumberutil import region_code_for_country_code

COUNTRIES = frozenset(phonenumbers.SUPPORTED_REGIONS)
NOWHERE = "001"  # satellites and the like, as the library has them
UNKNOWN = "ZZ"


@lru_cache(maxsize=10_000)
def country_of(phone: str) -> str:
    """ISO 3166 of an E.164 number: "001" for one of no country, "" for what is no number.

    A number that the plan of its country does not know, as those kept for fiction, is taken to be of the country that
    the code stands for first: +44 is the United Kingdom.
    """
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return ""
    found = phonenumbers.region_code_for_number(number) or region_code_for_country_code(number.country_code or 0)
    return "" if found == UNKNOWN else str(found)


def may_go_to(phone: str, countries: Collection[str]) -> bool:
    """`countries`: none is all of them."""
    return not countries or country_of(phone) in countries
