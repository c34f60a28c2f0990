"""What a start of checks would bring about, before anything is started (R4)."""

from datetime import datetime

from pydantic import BaseModel, Field

from bot.domain.channel import Channel
from web.api.checks.gives import WarningGiven


class FirstMessageGiven(BaseModel):
    channel: Channel
    subject: str | None = Field(description="Of a mail.")
    text: str = Field(description="With `…` in place of the personal link, which is not made yet.")
    segments: int = Field(description="Nought where it goes by mail.")
    goes_out_at: datetime
    waits: bool = Field(description="For the hours when messages may go out (R35).")


class CandidatePreviewed(BaseModel):
    name: str
    phone: str | None
    email: str | None
    message: FirstMessageGiven | None = Field(description="Null: nothing is sent, the link is yours to pass on.")
    running: list[str] = Field(description="Checks that run for the same person already, by phone or e-mail.")


class StartPreviewed(BaseModel):
    candidates: list[CandidatePreviewed] = Field(description="In their order.")
    cost: int = Field(description="In credits.")
    balance: int | str = Field(description='A number, or "unlimited".')
    segments: int = Field(description="Of all first text messages together.")
    warnings: list[WarningGiven]
