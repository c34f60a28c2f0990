"""Errands: what a turn asks to be fetched from outside, where they are kept, and who fetches (R16)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.inbox import Errand, Row


@dataclass(frozen=True, slots=True)
class ErrandTaken:
    errand: Errand
    attempt: int  # 1 for the first try


class ErrandStore(Protocol):
    """What turns have asked to be fetched. Every method is one transaction."""

    async def take(self, most: int, lease_seconds: float) -> list[ErrandTaken]:
        """Those whose time has come, left alone by others for as long as the lease; each counts as a try."""
        ...

    async def done(self, errand: Errand, row: Row, now: datetime) -> bool:
        """The errand becomes the row, once; False when it was done by another, or has gone with its check (R44)."""
        ...

    async def put_off(self, errand: Errand, attempt: int, wait_seconds: float) -> None:
        """Tried again later. Nothing unless that attempt is still the latest."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    text: str


@dataclass(frozen=True, slots=True)
class NotFetched:
    reason: str
    is_final: bool  # trying again would bring nothing else


class Fetcher(Protocol):
    """A way to get what a provider keeps of a message. Never raises for what is outside."""

    async def fetch(self, address: str) -> Fetched | NotFetched: ...
