"""What the web asks of whoever counts requests."""

from typing import Protocol

from bot.domain.pace import Pace, Taken


class Pacer(Protocol):
    async def take(self, whose: str, pace: Pace) -> Taken:
        """One request of theirs, counted where there is room for it. It never fails, and never waits for long.
        `whose`: a kind, a colon, and which of that kind."""
        ...

    async def close(self) -> None: ...
