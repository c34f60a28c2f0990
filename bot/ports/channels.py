"""What the core asks of a provider, and what may become of a message that is handed to one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from bot.domain.inbox import Row
from bot.domain.message import Delivery, Message
from bot.domain.sender import Sender


@dataclass(frozen=True, slots=True)
class Accepted:
    provider_id: str
    told: Mapping[str, Any] = field(default_factory=dict)  # for the lane that wants to know more than that


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be accepted as it is: wrong number, opted out, wrong configuration."""

    error: str  # a code of ours, see `bot/channels/twilio/errors.toml`


@dataclass(frozen=True, slots=True)
class NotTaken:
    """It was certainly not accepted (429, no connection): safe to try again."""

    wait_seconds: float
    whole_sender: bool = False


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """It may or may not have been accepted (5xx, timeout, broken connection)."""

    reason: str


SendResult = Accepted | Refused | NotTaken | NoAnswer


@dataclass(frozen=True, slots=True)
class ListedMessage:
    """A message as the provider lists it."""

    provider_id: str
    sender_address: str
    address: str
    body: str
    inbound: bool
    created_at: datetime
    fields: dict[str, Any] = field(default_factory=dict)  # what intake needs to treat it as its webhook


@dataclass(frozen=True, slots=True)
class Charge:
    """What the provider says that a message cost."""

    amount: Decimal | None  # None while it does not say
    currency: str  # ISO 4217; empty while it does not say
    segments: int | None  # as the provider counted them


@dataclass(frozen=True, slots=True)
class Fate:
    """What the provider tells of a message when it is asked.

    `report` is the row that its own callback would have become, source and key included, so that either is known by
    the other; None where its status says nothing of a delivery.
    """

    delivery: Delivery | None
    report: Row | None
    charge: Charge | None = None


class Carrier(Protocol):
    """A way to hand messages to a provider."""

    async def send(self, message: Message, sender: Sender) -> SendResult: ...

    async def sent_to(self, message: Message, sender: Sender) -> list[ListedMessage]:
        """What the provider lists as sent from this sender to the message's address, newest first.

        Raises `CarrierUnreachable`.
        """
        ...

    async def received(self, sender: Sender, since: datetime) -> list[Row]:
        """Inbox rows of what the provider lists as received since then, oldest first. Raises `CarrierUnreachable`."""
        ...

    async def fate_of(self, message: Message, sender: Sender) -> Fate | None:
        """What became of an accepted message, by its `provider_id`. Asked a few times in the 12 hours after sending.

        None where the provider does not know the message, or can't be asked such a thing: mail bounces by itself, and
        a post in Slack stands. Raises `CarrierUnreachable`.
        """
        ...


class CarrierUnreachable(Exception):
    """The provider gives no answer to a question; the question is asked again later."""


class NothingListed(Exception):
    """The provider keeps no list, and never will: what became of a message it can't be asked (mail)."""


class NeverTold(Exception):
    """Nobody can be asked what became of a message, and by now nobody will tell: it counts as refused."""
