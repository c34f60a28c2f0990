"""What messages cost, where that is known: the list price of one SMS segment, by country."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.phone import region_of


@dataclass(frozen=True, slots=True)
class Prices:
    """Estimates: without VAT, carriers' fees and discounts. None is unknown, which is not nothing."""

    currency: str  # ISO 4217
    sms: Mapping[str, Decimal]  # country (ISO 3166) -> one segment

    def in_country(self, country: str) -> Decimal | None:
        """Of one segment to a number of that country."""
        return self.sms.get(country)

    def to_number(self, phone: str) -> Decimal | None:
        """Of one segment to an E.164 number."""
        return self.sms.get(region_of(phone, otherwise=""))
