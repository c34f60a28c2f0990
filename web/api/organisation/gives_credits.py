"""Credits as JSON: the balance, and the lines of the ledger (R6)."""

from datetime import datetime

from pydantic import BaseModel, Field


class CreditEntryGiven(BaseModel):
    at: datetime
    amount: int
    balance: int = Field(description="With this line counted.")
    reason: str
    check: str | None


class CreditsGiven(BaseModel):
    balance: int | str = Field(description='A number, or "unlimited".')
    entries: list[CreditEntryGiven] = Field(description="The lines of the ledger, newest first.")
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")
