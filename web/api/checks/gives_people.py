"""The people of a check: what went out to each and how it fared, and what may be done now (R34, R36, R48)."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, Field

from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.message import Purpose
from bot.domain.reference import Standing
from bot.flows.seat.causes import Cause


class MayBe(StrEnum):
    """What may be done, as the last part of its address; `delete` is the method."""

    REMIND = "remind"
    PAUSE = "pause"
    RESUME = "resume"
    RESEND = "resend"
    FOLLOW_UP = "follow-up"
    MORE_REFERENCES = "more-references"
    START_ANEW = "start-anew"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    CANCEL = "cancel"
    UNDO_CANCEL = "undo-cancel"
    DELETE = "delete"


class Fared(StrEnum):
    """What has become of a message."""

    WAITING = "waiting"
    DROPPED = "dropped"  # it had become pointless, or forbidden
    SENT = "sent"
    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


class MessageGiven(BaseModel):
    """Never what it says."""

    purpose: Purpose
    text: str = Field(description="What it is, such as a reminder and which.")
    channel: Channel
    at: datetime = Field(description="When it was sent; else when it was written.")
    sent: bool
    state: Fared
    error: str | None = Field(description="Its name, which is stable.")
    segments: int = Field(description="What it counts as, of a text message.")
    charge: Decimal | None = Field(description="What the provider says it cost. Null: it has not said.")
    currency: str | None


class CauseGiven(BaseModel):
    key: Cause
    text: str


class TroubleGiven(BaseModel):
    """A message did not arrive: what that means, what may be the cause, and what can be done (R48)."""

    error: str
    text: str
    advice: str
    causes: list[CauseGiven] = Field(description="The likeliest first.")
    resend: list[Channel] = Field(description="On which `…/resend` would write to them.")


class PersonRead(BaseModel):
    person: str = Field(description="As acts name them: `candidate`, `referee.2`.")
    conversation: str
    role: Role
    name: str
    phone: str | None
    email: str | None
    status: ConversationStatus
    standing: Standing | None = Field(description="Of a referee's reference.")
    link: str = Field(description="The personal link: pass it on only to this person.")
    pass_the_link_on: bool = Field(description="Only you can bring it to them.")
    may: list[MayBe] = Field(description="For this person alone.")
    trouble: TroubleGiven | None = Field(description="Null where all arrived, as far as is known.")
    messages: list[MessageGiven] = Field(description="Those that went out to them or wait to, the newest first.")


class PeopleOfCheck(BaseModel):
    people: list[PersonRead] = Field(description="The candidate first, then referees by position.")
    may: list[MayBe] = Field(description="What may be done to the check as a whole; the most fitting first.")
    next: str | None = Field(description="Null: all are here.")
