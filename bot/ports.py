"""What the core asks of the world. Each Protocol is met by a real part, in tests as well."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.domain.inbox import Row
from bot.domain.message import Message, Standpoint, Verdict
from bot.domain.sender import Sender
from bot.flows.changes import Changes, View

# --- storage --------------------------------------------------------------------------------------------------------


class StorageUnreachable(Exception):
    """The database cannot take a row now. Whoever has one keeps it elsewhere (the spool) or refuses it."""


@dataclass(frozen=True, slots=True)
class Applied:
    row: Row
    changes: Changes


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """What a turn did: rows applied, and what has to be woken because of it."""

    applied: tuple[Applied, ...] = ()
    failed: BaseException | None = None  # the row after those: rolled back, to be tried again or parked
    failed_row: Row | None = None
    parked: bool = False
    lanes: frozenset[str] = frozenset()  # lanes that got rows
    senders: frozenset[str] = frozenset()  # senders that got messages


class TurnStore(Protocol):
    """The hot path, in plain SQL. Every method is one transaction."""

    async def put(self, rows: Sequence[Row], now: datetime) -> int:
        """Inserts rows and their lanes, nothing for those known by (source, key); how many were new. Durable on return.

        Raises `StorageUnreachable`.
        """
        ...

    async def take_turn(
        self, lane: str, decide: Callable[[View | None, Row], Changes], most: int = 8
    ) -> TurnTaken | None:
        """Locks the lane, applies its next rows in order and commits; None when it is held or nothing waits in it.

        For each row: loads the view, asks `decide`, writes the changes, marks the row applied with its outcome.
        When `decide` raises, the rows before are committed, and the row's attempts rise; it is tried again later,
        and parked after five.
        """
        ...

    async def ready_lanes(self, most: int) -> list[str]:
        """Lanes with rows that may be applied now."""
        ...

    async def outcome(self, source: str, key: str) -> dict[str, Any] | None:
        """What an applied row brought about; None while it waits."""
        ...

    async def tick(self, now: datetime) -> frozenset[str]:
        """Turns due timers into inbox rows in one statement; the lanes that got one."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next timer or queued message falls due."""
        ...


class OwnSenders(Protocol):
    """The numbers that sub-accounts have as their own, made while programs run."""

    async def among(self, keys: Collection[str]) -> frozenset[str]:
        """Those of these keys that are somebody's own. Raises `StorageUnreachable`."""
        ...

    async def all(self) -> list[str]: ...


class OutboxStore(Protocol):
    async def claim(
        self, now: datetime, holder: str, most: int, judge: Callable[[Message, Standpoint, datetime], Verdict]
    ) -> list[Message]:
        """Leases messages that may leave now, each lane's head, within each sender's rate; drops as `judge` says."""
        ...

    async def sent(self, key: str, provider_id: str, now: datetime, told: Mapping[str, Any] = ...) -> frozenset[str]:
        """The provider has the message: its timers start and its event is written, once; the lanes that got rows.

        `told`: what else its answer said, where a lane wants to know.
        """
        ...

    async def refused(self, key: str, error: str, now: datetime) -> frozenset[str]:
        """The provider will never take it; the person's lane is told."""
        ...

    async def put_back(self, key: str, wait_seconds: float, *, attempt: int, whole_sender: bool = False) -> None:
        """The provider did not take it, for certain; tried again later, the sender left alone until then if asked.

        Nothing unless that attempt, `Message.attempts`, is still the latest.
        """
        ...

    async def unclear(self, key: str, look_again_seconds: float, *, attempt: int) -> None:
        """The provider's answer never came. Never resent before `to_settle` has asked about it."""
        ...

    async def to_settle(self, holder: str, alive: Callable[[str], bool], most: int) -> list[Message]:
        """Unclear messages whose time to be looked up has come, with leases run out or held by the dead among them."""
        ...

    async def known_ids(self, provider_ids: Sequence[str]) -> frozenset[str]:
        """Which of these provider ids belong to messages already settled."""
        ...

    async def is_busy(self, now: datetime) -> bool:
        """Whether a message is on its way to a provider, or could leave now."""
        ...


# --- channels -------------------------------------------------------------------------------------------------------


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


class CarrierUnreachable(Exception):
    """The provider gives no answer to a question; the question is asked again later."""


# --- the desk in Slack ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StaleCard:
    """A card in Slack that is behind what it should show."""

    check: str
    organisation: str
    workspace: str
    channel: str
    ts: str
    changes: int  # as of now: what happens from here on makes it stale again
    known_hash: str  # of what it shows


class CardStore(Protocol):
    async def behind(self, most: int) -> list[StaleCard]:
        """Leased for half a minute, the longest quiet first; each at most every two seconds."""
        ...

    async def may_update(self, workspace: str) -> float:
        """Counts an update of the workspace; else how many seconds to wait until one is free within its limit."""
        ...

    async def shown(self, card: StaleCard, hash: str) -> None:
        """It shows how things were when it was claimed, or later."""
        ...

    async def put_back(self, card: StaleCard, wait_seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as Slack is to show it."""

    hash: str
    content: Mapping[str, Any]  # what a post of it holds


class Board(Protocol):
    """Draws cards and puts them up."""

    async def drawn(self, card: StaleCard) -> Drawn: ...

    async def update(self, card: StaleCard, drawn: Drawn) -> float | None:
        """None when it is up; else the seconds to wait before trying again."""
        ...


class Homes(Protocol):
    async def refresh(self) -> None:
        """Shows recruiters who have looked at their Home lately how things are now."""
        ...


# --- wake-ups and time ----------------------------------------------------------------------------------------------


class Follower(Protocol):
    async def news(self, timeout_seconds: float) -> bool:
        """Waits until a turn of the lane has committed since the last call; False when none did in time."""
        ...


class Wakeups(Protocol):
    """Tells workers, here and elsewhere, that there is something to do. Losing one costs a moment, never a row."""

    @property
    def poll_seconds(self) -> float:
        """How often workers look for themselves, since a wake-up may be lost."""
        ...

    async def start(self, *, takes_turns: bool) -> None:
        """`takes_turns`: whether this process asks for lanes; if not, others get them."""
        ...

    async def stop(self) -> None: ...

    def wake(self, lanes: frozenset[str] = frozenset(), senders: frozenset[str] = frozenset()) -> None: ...

    def turned(self, lane: str) -> None:
        """A turn of this lane has committed: whoever follows it looks again."""
        ...

    async def next_lane(self, timeout_seconds: float) -> str | None: ...

    async def senders_woken(self, timeout_seconds: float) -> bool: ...

    def follow(self, lane: str) -> AbstractContextManager[Follower]:
        """For live pages, and for those who wait for an outcome."""
        ...


class Watermarks(Protocol):
    async def of(self, sender: str) -> datetime | None:
        """Until when the provider's list of what this sender received has been read."""
        ...

    async def advance(self, sender: str, at: datetime) -> None: ...


class Clock(Protocol):
    def now(self) -> datetime:
        """Product time, UTC; a sandbox may have moved it forward."""
        ...

    def real(self) -> datetime:
        """The machine's time, UTC: leases, retries, signatures."""
        ...
