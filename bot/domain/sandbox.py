"""A message in the sandbox's likeness of Twilio, and where such messages are kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.sandbox_content import NOTHING_TO_TAP, Tappable

WHATSAPP = "whatsapp:"


class Direction(StrEnum):
    OUTBOUND = "outbound-api"  # from us to a phone
    INBOUND = "inbound"


@dataclass(frozen=True, slots=True)
class SandboxMessage:
    sid: str
    direction: Direction
    from_address: str  # as on the wire, with `whatsapp:` where it is that
    to_address: str
    body: str
    status: str  # in Twilio's words
    created_at: datetime  # by the machine's clock, which providers live by
    shown_at: datetime  # product time, which the phones show
    position: int  # rises with every message
    messaging_service: str | None = None
    status_callback: str | None = None
    card: str | None = None  # the contact card that came with it
    medium_type: str = ""  # of another medium that came with it
    fields: Mapping[str, str] = field(default_factory=dict)  # what the webhook says beside: what was tapped, a place
    content: str = ""  # the template that it was made of
    tappable: Tappable = NOTHING_TO_TAP
    error: int | None = None  # why it did not arrive, in Twilio's codes

    @property
    def medium(self) -> str | None:
        """The id of its card, or of what else came with it, among the provider's media."""
        return f"ME{self.sid[2:]}" if self.card or self.medium_type else None

    @property
    def is_whatsapp(self) -> bool:
        return self.to_address.startswith(WHATSAPP)

    @property
    def phone(self) -> str:
        """The address of the person's phone, whichever way the message goes."""
        return self.to_address if self.direction is Direction.OUTBOUND else self.from_address

    @property
    def ours(self) -> str:
        """The plain number of ours at the other end."""
        address = self.from_address if self.direction is Direction.OUTBOUND else self.to_address
        return address.removeprefix(WHATSAPP)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a listing is narrowed to."""

    to_address: str | None = None
    from_address: str | None = None
    since: datetime | None = None
    before: datetime | None = None
    below: int | None = None  # the position after which this page begins
    most: int = 50


class SandboxMessages(Protocol):
    async def add(self, message: SandboxMessage) -> None: ...

    async def moved_on(self, sid: str, status: str, error: int | None = None) -> None: ...

    async def of(self, sid: str) -> SandboxMessage | None: ...

    async def underway(self) -> Sequence[SandboxMessage]:
        """Those from us that have not reached their phones, oldest first."""
        ...

    async def listed(self, narrowed: Filter) -> Sequence[SandboxMessage]:
        """Newest first."""
        ...

    async def on_phones(self, addresses: Collection[str]) -> Sequence[SandboxMessage]:
        """Everything to and from these addresses, oldest first."""
        ...

    async def phones(self) -> Sequence[str]:
        """Every address that has had or written a message."""
        ...
