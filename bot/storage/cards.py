"""Cards that are behind what they show, and how many more of a workspace's may be updated within this minute."""

import json
from collections.abc import Callable
from datetime import datetime

from bot.ports import StaleCard
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.steps import Query, Steps

MOST_UPDATES, WINDOW = 50, 60_500_000  # a workspace's in a minute, with something for the clocks' difference
LEASE, PAUSE = 30_000_000, 2_000_000  # between two updates of one card, so that a burst of changes is one

# The longest quiet first: what has just changed is likely to change again.
BEHIND = """SELECT c."check", c.organisation, c.workspace, c.channel, c.ts, c.changes, c.shown_hash, c.posted_hash
FROM card c WHERE c.changes > c.shown AND c.ts IS NOT NULL AND c.ts <> ''
AND (c.leased_until IS NULL OR c.leased_until <= $1) AND (c.shown_at IS NULL OR c.shown_at <= $2)
ORDER BY c.changed_at, c."check" LIMIT $3 {skip of c}"""
LEASED = 'UPDATE card SET leased_until = $2 WHERE "check" {in $1}'
SHOWN = """UPDATE card SET shown = $2, shown_hash = $3, shown_at = $4, leased_until = NULL
WHERE "check" = $1 AND shown < $2"""
PUT_BACK = 'UPDATE card SET leased_until = $2 WHERE "check" = $1'
UPDATED = "SELECT updated FROM slack_workspace WHERE id = $1 {lock}"
COUNT = "UPDATE slack_workspace SET updated = $2 WHERE id = $1"


class SqlCardStore:
    """Meets `bot.ports.CardStore`."""

    def __init__(self, database: Database, real: Callable[[], datetime]) -> None:
        self._database, self._real = database, real

    async def behind(self, most: int) -> list[StaleCard]:
        now = microseconds(self._real())
        if not await self._database.read(lambda: _any_behind(now)):  # asked often, and nearly always in vain
            return []
        return await self._database.write(lambda: _behind(now, most))

    async def may_update(self, workspace: str) -> float:
        now = microseconds(self._real())
        return await self._database.write(lambda: _may_update(workspace, now))

    async def shown(self, card: StaleCard, hash: str) -> None:
        now = microseconds(self._real())
        await self._database.write(lambda: _once(Query(SHOWN, [card.check, card.changes, hash, now])))

    async def put_back(self, card: StaleCard, wait_seconds: float) -> None:
        until = microseconds(self._real()) + round(wait_seconds * 1_000_000)
        await self._database.write(lambda: _once(Query(PUT_BACK, [card.check, until])))


def _any_behind(now: int) -> Steps[bool]:
    return bool((yield Query(BEHIND.replace("{skip of c}", ""), [now, now - PAUSE, 1])))


def _behind(now: int, most: int) -> Steps[list[StaleCard]]:
    rows = yield Query(BEHIND, [now, now - PAUSE, most])
    if rows:
        yield Query(LEASED, [[row[0] for row in rows], now + LEASE])
    return [_stale(*row) for row in rows]


def _stale(
    check: str, organisation: str, workspace: str, channel: str, ts: str, changes: int, shown: str, posted: str
) -> StaleCard:
    """Until it is first updated it shows what it was posted with."""
    return StaleCard(check, organisation, workspace, channel, ts, changes, shown or posted)


def _may_update(workspace: str, now: int) -> Steps[float]:
    """How many seconds to wait; at nought the update is counted."""
    rows = yield Query(UPDATED, [workspace])
    if not rows:
        return 0.0
    # Others' clocks may be a little ahead, and whoever asked first may be heard later: those count, too.
    recent = sorted(at for at in json.loads(rows[0][0]) if abs(now - at) < WINDOW)
    if len(recent) >= MOST_UPDATES:
        return float(recent[0] + WINDOW - now) / 1_000_000
    yield Query(COUNT, [workspace, json.dumps([*recent, now])])
    return 0.0


def _once(query: Query) -> Steps[None]:
    yield query
