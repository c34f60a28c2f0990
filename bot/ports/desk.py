"""What the core asks of those who keep cards and Homes in Slack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


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
