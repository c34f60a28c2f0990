"""What is counted: a row for each check and each referee who was asked, with nothing in it that tells who they are."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.domain.channel import Channel, Contact
from bot.domain.check import CheckStatus
from bot.domain.message import Purpose
from bot.domain.reference import Standing

MIXED = "mixed"  # answered in the thread and on the web (R28)


@dataclass(frozen=True, slots=True)
class CheckCounted:
    sub_account: str  # its key
    questionnaire: str
    started_at: datetime
    status: CheckStatus
    named_at: datetime | None  # when the candidate had named the first referee


@dataclass(frozen=True, slots=True)
class ReferenceCounted:
    """One referee who was asked, in a check that was not cancelled."""

    sub_account: str
    contact: Contact  # how referees of the check are contacted
    check_started_at: datetime
    standing: Standing
    zone: str  # the referee's: hours are theirs
    asked_at: datetime | None  # when the invitation had gone out; None where the link was passed on by hand (R4)
    submitted_at: datetime | None
    reminded: int  # reminders that went out before it was submitted
    answered_on: str = ""  # a channel, or MIXED; empty before it is submitted


@dataclass(frozen=True, slots=True)
class MessagesCounted:
    """Messages to candidates and referees that the provider has accepted."""

    purpose: Purpose
    channel: Channel
    country: str  # of the number (ISO 3166); empty where it does not tell
    messages: int
    segments: int
    currency: str = ""  # of what the provider says it has charged; empty while it does not say
    charged: Decimal = Decimal()


@dataclass(frozen=True, slots=True)
class Counted:
    checks: tuple[CheckCounted, ...]
    references: tuple[ReferenceCounted, ...]
    messages: tuple[MessagesCounted, ...]
