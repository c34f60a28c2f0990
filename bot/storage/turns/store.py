"""The inbox, turns and timers on either database."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.domain.inbox import Row
from bot.flows.changes import Changes, View
from bot.ports import TurnTaken
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.into import INBOX, LANE_MET
from bot.storage.links import HashOf
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.ticking import next_due, tick
from bot.storage.turns.turn import Surroundings, take_turn
from bot.storage.turns.writing import inbox_rows, lanes_met

READY = """SELECT head.lane FROM (
    SELECT lane, min(id) AS id FROM inbox WHERE applied_at IS NULL AND parked_at IS NULL GROUP BY lane
) AS head JOIN inbox ON inbox.id = head.id
WHERE inbox.retry_at IS NULL OR inbox.retry_at <= $1 ORDER BY head.id LIMIT $2"""
OUTCOME = "SELECT outcome FROM inbox WHERE source = $1 AND key = $2 AND applied_at IS NOT NULL"


class SqlTurnStore:
    """Meets `bot.ports.TurnStore`."""

    def __init__(self, database: Database, real: Callable[[], datetime], hash_of: HashOf) -> None:
        self._database, self._real = database, real
        self._around = Surroundings(real, hash_of, {})

    async def put(self, rows: Sequence[Row], now: datetime) -> int:
        if not rows:
            return 0
        return await self._database.write(lambda: _put(rows, now), single=True)

    async def take_turn(
        self, lane: str, decide: Callable[[View | None, Row], Changes], most: int = 8
    ) -> TurnTaken | None:
        return await self._database.write(lambda: take_turn(lane, decide, most, self._around))

    async def ready_lanes(self, most: int) -> list[str]:
        return await self._database.read(lambda: _ready(microseconds(self._real()), most))

    async def outcome(self, source: str, key: str) -> dict[str, Any] | None:
        return await self._database.read(lambda: _outcome(source, key))

    async def tick(self, now: datetime) -> frozenset[str]:
        return await self._database.write(lambda: tick(now))

    async def next_due(self) -> datetime | None:
        return await self._database.read(lambda: next_due(self._real()))


def _put(rows: Sequence[Row], now: datetime) -> Steps[int]:
    return (yield Write({LANE_MET: lanes_met(rows), INBOX: inbox_rows(rows, now)}))  # type: ignore[no-any-return]


def _ready(real_now: int, most: int) -> Steps[list[str]]:
    return [lane for (lane,) in (yield Query(READY, [real_now, most]))]


def _outcome(source: str, key: str) -> Steps[dict[str, Any] | None]:
    rows = yield Query(OUTCOME, [source, key])
    return json.loads(rows[0][0]) if rows else None
