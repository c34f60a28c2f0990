"""Webhooks on either database: what is posted, and what came of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.ports.hooks import ClaimedPost, Posted
from bot.storage.database import Database
from bot.storage.webhooks.claiming import any_due, free, lease
from bot.storage.webhooks.clearing import forget
from bot.storage.webhooks.noting import drop, holders, let_go, note

NOBODYS: Mapping[str, int] = {}
BEYOND_EVERY = timedelta(seconds=2)  # of a webhook: to look there takes some milliseconds


class SqlHookStore:
    """Meets `bot.ports.hooks.HookStore`. Leases live by the machine's clock, all else by product time."""

    def __init__(self, database: Database, real: Callable[[], datetime]) -> None:
        self._database, self._real = database, real
        self._looked_beyond: dict[str, datetime] = {}

    async def is_any_due(self, now: datetime) -> bool:
        return await self._database.read(lambda: any_due(now, self._real()))

    async def claim(
        self, now: datetime, holder: str, most: int, taken: Mapping[str, int] = NOBODYS
    ) -> list[ClaimedPost]:
        real = self._real()
        lately = {one: at for one, at in self._looked_beyond.items() if abs(real - at) < BEYOND_EVERY}
        found = await self._database.read(lambda: free(now, real, most, taken, lately))
        self._looked_beyond = lately | dict.fromkeys(found.looked_beyond, real)
        if not found.chosen and not found.off:  # asked often, and nearly always in vain
            return []
        return await self._database.write(lambda: lease(found, now, self._real(), holder), single=not found.off)

    async def note(
        self, claimed: ClaimedPost, posted: Posted, at: datetime, again_at: datetime | None
    ) -> frozenset[str]:
        return await self._database.write(lambda: note(claimed, posted, at, again_at), single=True)

    async def drop(self, claimed: ClaimedPost, now: datetime) -> None:
        await self._database.write(lambda: drop(claimed, now), single=True)

    async def let_go(self, is_alive: Callable[[str], bool]) -> None:
        gone = [one for one in await self._database.read(holders) if not is_alive(one)]
        if gone:
            await self._database.write(lambda: let_go(gone))

    async def clear(self, before: datetime) -> int:
        cleared = 0
        while some := await self._database.write(lambda: forget(before)):
            cleared += some
        return cleared
