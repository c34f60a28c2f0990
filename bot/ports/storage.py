"""What the core asks of storage: the hot path, the outbox, and whose a number is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.domain.inbox import Row
from bot.domain.message import Message, Standpoint, Verdict
from bot.flows.changes import Changes, View


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


@dataclass(frozen=True, slots=True)
class Written:
    """A message of ours that something has come for: to whom it was, and in which lane."""

    lane: str
    sender: str
    address: str
    conversation: str | None
    answers: int  # how many of ours in a row it was, to mails that came


class WrittenMail(Protocol):
    async def by_key(self, keys: Collection[str]) -> Mapping[str, Written]:
        """Those of these messages that are known still. Raises `StorageUnreachable`."""
        ...


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

    async def heard(self, key: str, provider_id: str, now: datetime) -> frozenset[str]:
        """Somebody else says that the provider has it. A program that is still sending it hears that for itself, and
        more; should it die, `to_settle` finds the id with the message."""
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
