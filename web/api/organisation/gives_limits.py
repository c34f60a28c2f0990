"""The limits as the API shows them."""

from datetime import datetime

from pydantic import BaseModel, Field


class BudgetGiven(BaseModel):
    segments: int | None = Field(description="A calendar month. Null: unlimited.")
    cost: str | None = Field(description='Such as "250.00". Null: unlimited.')


class UsedGiven(BaseModel):
    month: str = Field(description="Such as 2026-11, in the zone of the default sub-account.")
    until: datetime = Field(description="When the month is over.")
    segments: int
    cost: str = Field(description="As far as prices are known.")


class LimitsGiven(BaseModel):
    countries: list[str] | None = Field(description="As you chose them. Null: the installation's usual ones.")
    countries_in_force: list[str] = Field(description="Empty: anywhere.")
    budget: BudgetGiven
    currency: str
    used: UsedGiven
    waiting: int = Field(description="Messages that wait for the budget.")
