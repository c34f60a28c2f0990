"""What a change of limits may hold."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.countries import COUNTRIES
from bot.flows.abuse.limits_asked import LARGEST
from web.api.takes import Taken


def _country(code: str) -> str:
    if code not in COUNTRIES:
        raise ValueError(f"{code!r} is not the code of a country that has phone numbers; write it like SE")
    return code


Country = Annotated[str, AfterValidator(_country)]
MOST = LARGEST // 100


class BudgetAsked(Taken):
    segments: Annotated[int, Field(ge=0, le=LARGEST)] | None = Field(
        default=None, description="Of SMS, in a calendar month; a WhatsApp message counts as one. Null: unlimited."
    )
    cost: Annotated[Decimal, Field(ge=0, le=MOST, decimal_places=2, allow_inf_nan=False)] | None = Field(
        default=None, description="By the installation's list prices, in its currency. Null: unlimited."
    )


class LimitsAsked(Taken):
    """What is left out stays as it was."""

    countries: Annotated[list[Country], Field(min_length=1, max_length=300)] | None = Field(
        default=None, description="ISO 3166: where messages may go. Null: the installation's usual ones."
    )
    budget: BudgetAsked | None = None
