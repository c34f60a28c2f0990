"""A provider outside, with the faults that providers have. It keeps what it accepted, whatever it answered."""

import itertools
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from bot.domain.errand import Fetched, NotFetched
from bot.domain.inbox import Row
from bot.domain.message import Delivery, Message
from bot.domain.sender import Sender
from bot.ports import (
    Accepted,
    CarrierUnreachable,
    Fate,
    ListedMessage,
    NeverTold,
    NoAnswer,
    NotTaken,
    Refused,
    SendResult,
)


class Fault(StrEnum):
    FAILED_AFTER_ACCEPTING = "500 after accepting"
    FAILED_BEFORE_ACCEPTING = "500 before accepting"
    BUSY = "429"
    REFUSED = "400"
    CRASHED = "our own mistake, after accepting"


@dataclass
class Provider:
    """Meets `bot.ports.Carrier` and `bot.domain.errand.Fetcher`."""

    faults: deque[Fault] = field(default_factory=deque)
    sent: list[ListedMessage] = field(default_factory=list)
    inbound: list[tuple[datetime, Row]] = field(default_factory=list)
    is_away: bool = False
    tells_nothing: bool = False  # and never will
    asked: int = 0
    media: dict[str, str] = field(default_factory=dict)  # by address
    fetches: list[str] = field(default_factory=list)
    fates: dict[str, Fate] = field(default_factory=dict)  # by the message's key; else it is still on its way
    asked_about: list[str] = field(default_factory=list)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def send(self, message: Message, sender: Sender) -> SendResult:
        fault = self.faults.popleft() if self.faults else None
        if fault is Fault.BUSY:
            return NotTaken(0.05, whole_sender=True)
        if fault is Fault.REFUSED:
            return Refused("not_a_mobile")
        if fault is Fault.FAILED_BEFORE_ACCEPTING:
            return NoAnswer("HTTP 500")
        provider_id = self._accept(message, sender)
        if fault is Fault.FAILED_AFTER_ACCEPTING:
            return NoAnswer("HTTP 500")
        if fault is Fault.CRASHED:
            raise RuntimeError("a mistake of ours")
        return Accepted(provider_id)

    async def sent_to(self, message: Message, sender: Sender) -> list[ListedMessage]:
        self.asked += 1
        if self.is_away:
            raise CarrierUnreachable("away")
        if self.tells_nothing:
            raise NeverTold
        return [one for one in reversed(self.sent) if one.address == message.address]

    async def received(self, sender: Sender, since: datetime) -> list[Row]:
        self.asked += 1
        if self.is_away:
            raise CarrierUnreachable("away")
        return [row for at, row in self.inbound if at >= since]

    async def fate_of(self, message: Message, sender: Sender) -> Fate | None:
        self.asked_about.append(message.key)
        if self.is_away:
            raise CarrierUnreachable("away")
        return self.fates.get(message.key, Fate(Delivery.ON_ITS_WAY, None))

    async def fetch(self, address: str) -> Fetched | NotFetched:
        self.fetches.append(address)
        if self.is_away:
            return NotFetched("away", is_final=False)
        return Fetched(self.media[address]) if address in self.media else NotFetched("http_404", is_final=True)

    def bodies(self) -> list[str]:
        return [one.body for one in self.sent]

    def _accept(self, message: Message, sender: Sender) -> str:
        provider_id = f"SM{next(self.numbers):032d}"
        at = datetime.now(UTC)
        listed = ListedMessage(provider_id, sender.address, message.address, message.body, False, at)
        self.sent.append(replace(listed, created_at=at.replace(microsecond=0)))
        return provider_id
