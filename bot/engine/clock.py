"""Product time: the machine's, plus however far a sandbox has moved it forward."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol

LOOK_SECONDS = 1.0


class OffsetStore(Protocol):
    async def offset(self) -> timedelta: ...

    async def move_offset(self, by: timedelta) -> timedelta:
        """Adds whole seconds to the offset for every program on this database; the offset now."""
        ...


class ProductClock:
    """Meets `bot.ports.Clock`."""

    def __init__(self, store: OffsetStore) -> None:
        self._store = store
        self._offset = timedelta()

    def now(self) -> datetime:
        return self.real() + self._offset

    def real(self) -> datetime:
        return datetime.now(UTC)

    async def look(self) -> None:
        """Takes over the offset, which outlives a restart and may be set by another program."""
        self._keep(await self._store.offset())

    async def step(self) -> None:
        await self.look()
        await asyncio.sleep(LOOK_SECONDS)

    async def move(self, by: timedelta) -> None:
        self._keep(await self._store.move_offset(by))

    def _keep(self, offset: timedelta) -> None:
        """Time passes forward: what was read before a move may arrive after it."""
        self._offset = max(self._offset, offset)
