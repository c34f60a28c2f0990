"""Errands on either database: leased for a while, then one row of the inbox, or nothing when somebody was faster."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.errand import ErrandTaken
from bot.domain.inbox import Errand, Row
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.into import INBOX, LANE_MET
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.writing import inbox_rows, lanes_met

DUE = "SELECT key FROM errand WHERE retry_at IS NULL OR retry_at <= $1 ORDER BY key LIMIT $2 {skip}"
TAKE = f"""UPDATE errand SET attempts = attempts + 1, retry_at = $2 WHERE key {{in $1}}
RETURNING attempts, {mapper(Errand).listed()}"""
GONE = "DELETE FROM errand WHERE key = $1 RETURNING key"
PUT_OFF = "UPDATE errand SET retry_at = $3 WHERE key = $1 AND attempts = $2"


class SqlErrandStore:
    """Meets `bot.domain.errand.ErrandStore`. Leases and tries live by the machine's clock."""

    def __init__(self, database: Database, real: Callable[[], datetime]) -> None:
        self._database, self._real = database, real

    async def take(self, most: int, lease_seconds: float) -> list[ErrandTaken]:
        now = microseconds(self._real())
        if not await self._database.read(lambda: _due(now, 1)):  # asked often, and nearly always in vain
            return []
        return await self._database.write(lambda: _take(now, most, lease_seconds))

    async def done(self, errand: Errand, row: Row, now: datetime) -> bool:
        return await self._database.write(lambda: _done(errand, row, now))

    async def put_off(self, errand: Errand, attempt: int, wait_seconds: float) -> None:
        retry_at = microseconds(self._real()) + round(wait_seconds * 1_000_000)
        await self._database.write(lambda: _put_off(errand, attempt, retry_at))


def _due(now: int, most: int) -> Steps[list[str]]:
    return [key for (key,) in (yield Query(DUE.replace("{skip}", ""), [now, most]))]


def _take(now: int, most: int, lease_seconds: float) -> Steps[list[ErrandTaken]]:
    keys = [key for (key,) in (yield Query(DUE, [now, most]))]
    taken = (yield Query(TAKE, [keys, now + round(lease_seconds * 1_000_000)])) if keys else []
    return [ErrandTaken(mapper(Errand).record_of(values), attempts) for attempts, *values in taken]


def _done(errand: Errand, row: Row, now: datetime) -> Steps[bool]:
    if not (yield Query(GONE, [errand.key])):
        return False
    yield Write({LANE_MET: lanes_met([row]), INBOX: inbox_rows([row], now)})
    return True


def _put_off(errand: Errand, attempt: int, retry_at: int) -> Steps[None]:
    yield Query(PUT_OFF, [errand.key, attempt, retry_at])
