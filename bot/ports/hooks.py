"""What is asked of storage and the network so that addresses are told of events (R53)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.domain.webhook import Delivery, PostFault, Posting, Try, Webhook


@dataclass(frozen=True, slots=True)
class ClaimedPost:
    """A delivery that may be posted now, and nobody else posts it meanwhile."""

    delivery: Delivery
    webhook: Webhook
    holder: str


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of posting once. No fault: it was taken."""

    status: int | None
    fault: PostFault | None
    took_milliseconds: int
    wait: timedelta | None = None  # before it is posted again, as the address asks for

    @property
    def was_taken(self) -> bool:
        return self.fault is None

    @property
    def is_final(self) -> bool:
        """It is not posted again."""
        return self.fault in (None, PostFault.GONE)


class Poster(Protocol):
    async def post(self, webhook: Webhook, delivery: Delivery, body: bytes, now: datetime) -> Posted:
        """Once, within ten seconds; never raises for what the address does. `now` is product time."""
        ...

    async def close(self) -> None: ...


class Bodies(Protocol):
    async def body(self, delivery: Delivery) -> bytes | None:
        """What is posted, as things stand now; None where what it tells of has been erased."""
        ...


class HookStore(Protocol):
    """The sending half."""

    async def is_any_due(self, now: datetime) -> bool: ...

    async def claim(self, now: datetime, holder: str, most: int, taken: Mapping[str, int]) -> list[ClaimedPost]:
        """Leased for a while: of each check in order, of each webhook a few. Drops what waits for one that is off.

        `most`: how many places are free; `taken`: how many each organisation has.
        """
        ...

    async def note(
        self, claimed: ClaimedPost, posted: Posted, at: datetime, again_at: datetime | None
    ) -> frozenset[str]:
        """What came of it; the lanes that got rows. `again_at`: None when it was taken, or is given up."""
        ...

    async def drop(self, claimed: ClaimedPost, now: datetime) -> None:
        """What it tells of has been erased."""
        ...

    async def let_go(self, is_alive: Callable[[str], bool]) -> None:
        """What a program held that has ended may be claimed at once."""
        ...

    async def clear(self, before: datetime) -> int:
        """Forgets what came to its end before, and webhooks deleted before; how many deliveries."""
        ...


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    deliveries: list[Delivery]
    next: int | None  # `before` of the next page


@dataclass(frozen=True, slots=True)
class DeliveryWithTries:
    delivery: Delivery
    tries: list[Try]  # oldest first


class Replayed(Enum):
    """Why something was not posted again."""

    UNKNOWN = "unknown"  # no such delivery
    GONE = "gone"  # its check has been erased
    OFF = "off"  # the webhook is switched off


class HookLog(Protocol):
    """What is seen of webhooks, and the little that is done without a turn, by organisation (R57)."""

    async def webhooks(self, organisation: str) -> list[Webhook]:
        """Those not deleted, oldest first."""
        ...

    async def webhook(self, organisation: str, id: str) -> Webhook | None:
        """None: no such one here, or deleted."""
        ...

    async def deliveries(
        self,
        organisation: str,
        webhook: str,
        *,
        postings: Sequence[Posting] = (),
        types: Sequence[str] = (),
        check: str | None = None,
        before: int | None = None,
        limit: int,
    ) -> DeliveryPage:
        """The newest first. Nothing given: all."""
        ...

    async def delivery(self, organisation: str, webhook: str, id: int) -> DeliveryWithTries | None: ...

    async def replay(self, organisation: str, webhook: str, id: int, now: datetime) -> int | Replayed:
        """Posts the same event again, whatever came of it; the id of the new delivery."""
        ...

    async def replay_failed(self, organisation: str, webhook: str, since: datetime, now: datetime) -> int | Replayed:
        """Posts all again that failed or were dropped since, and have not been replayed; how many."""
        ...

    async def put_test(self, organisation: str, webhook: str, now: datetime) -> int | Replayed:
        """Posts a `test`; the id of its delivery."""
        ...
