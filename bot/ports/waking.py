"""What the core asks of wake-ups, of what has been read of a provider's list, and of the clock."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol


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
