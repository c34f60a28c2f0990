"""What a change of limits may hold."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from bot.domain.countries import COUNTRIES
from bot.flows.abuse.limits_asked import LARGEST
from web.api.checks.takes import Taken
from web.api.words import WHOLE

MOST = LARGEST // 100
PLAIN = re.compile(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?")


def _country(code: str) -> str:
    if code not in COUNTRIES:
        raise ValueError(f"{code!r} is not the code of a country that has phone numbers; write it like SE")
    return code


def _plain(amount: Any) -> Any:
    """A library reads more than the document says: "1e3", and blanks around it."""
    if isinstance(amount, float | str) or type(amount) is int:
        if isinstance(amount, str) and not PLAIN.fullmatch(amount):
            raise ValueError("must be an amount such as 250.00")
        return Decimal(str(amount))
    return amount


Country = Annotated[str, AfterValidator(_country), Field(json_schema_extra={"enum": sorted(COUNTRIES)})]
AMOUNT = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": MOST, "multipleOf": 0.01},
        {"type": "string", "pattern": f"^{PLAIN.pattern}$"},
    ],
    "examples": ["250.00"],
}
Cost = Annotated[
    Decimal,
    Field(ge=0, le=MOST, decimal_places=2, allow_inf_nan=False),
    BeforeValidator(_plain),
    WithJsonSchema(AMOUNT),
]


class BudgetAsked(Taken):
    segments: Annotated[int, Field(ge=0, le=LARGEST), WHOLE] | None = Field(
        default=None, description="Of SMS, in a calendar month; a WhatsApp message counts as one. Null: unlimited."
    )
    cost: Cost | None = Field(
        default=None, description="By the installation's list prices, in its currency. Null: unlimited."
    )


class LimitsAsked(Taken):
    """What is left out stays as it was."""

    countries: Annotated[list[Country], Field(min_length=1, max_length=300)] | None = Field(
        default=None, description="ISO 3166: where messages may go. Null: the installation's usual ones."
    )
    budget: BudgetAsked | None = None
