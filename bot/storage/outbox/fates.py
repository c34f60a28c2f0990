"""Messages whose provider is to be asked what became of them, and what it said they cost."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.fate import ASKED_ABOUT, ASKED_AFTER, Asked
from bot.domain.message import Message
from bot.ports import Charge
from bot.storage.database import Database
from bot.storage.fields import instant, microseconds
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps

LEASE = timedelta(seconds=60)
MILLIONTHS = 1_000_000
COLUMNS = len(mapper(Message).columns)

# Of a message that is being marked as sent at $3.
FIRST_ASK = f"""ask_at = CASE WHEN channel IN ({", ".join(f"'{one}'" for one in ASKED_ABOUT)})
THEN $3 + CAST({ASKED_AFTER[0] // timedelta(microseconds=1)} AS BIGINT) END"""
# Whoever asks keeps the message for as long as a lease, so that no two ask at the same time.
# CAST, as SQLite takes what is returned for no text, and reads all lanes for each message without it.
TAKE = f"""UPDATE outbox SET asking_until = $3 WHERE id IN (
    SELECT id FROM outbox WHERE ask_at <= $1 AND (asking_until IS NULL OR asking_until <= $2)
    ORDER BY ask_at LIMIT $4 {{skip}}
) RETURNING {mapper(Message).listed()}, asked,
(SELECT l.heard_at FROM lane l WHERE l.key = CAST(outbox.lane AS TEXT))"""
# Of this time: what a program that was frozen past its lease has heard must not count as another answer.
ANSWERED = """UPDATE outbox SET asked = asked + 1, ask_at = $3, asking_until = NULL, charge = coalesce($4, charge),
currency = coalesce($5, currency), charged_segments = coalesce($6, charged_segments) WHERE key = $1 AND asked = $2"""
PUT_OFF = "UPDATE outbox SET asking_until = $3 WHERE key = $1 AND asked = $2"
# What has arrived is asked about for its price alone, for which no clock needs to stop.
NEXT_ASK = """SELECT min(ask_at) FROM outbox WHERE ask_at > $1 AND delivery IN ('accepted', 'on_its_way')"""


class SqlFateStore:
    """Meets `bot.ports.FateStore`."""

    def __init__(self, database: Database, real: Callable[[], datetime]) -> None:
        self._database, self._real = database, real

    async def take(self, now: datetime, most: int) -> list[Asked]:
        return await self._database.write(lambda: _take(now, self._real(), most))

    async def answered(self, asked: Asked, charge: Charge | None, again_at: datetime | None) -> None:
        await self._database.write(lambda: _answered(asked, charge, again_at))

    async def put_off(self, asked: Asked, wait_seconds: float) -> None:
        until = microseconds(self._real() + timedelta(seconds=wait_seconds))
        await self._database.write(lambda: _put_off(asked, until))

    async def next_ask(self, now: datetime) -> datetime | None:
        return await self._database.read(lambda: _next_ask(now))


def _take(now: datetime, real: datetime, most: int) -> Steps[list[Asked]]:
    limits = [microseconds(now), microseconds(real), microseconds(real + LEASE), most]
    rows = yield Query(TAKE, limits)
    return sorted(map(_asked, rows), key=lambda one: one.message.id or 0)


def _asked(row: tuple[object, ...]) -> Asked:
    times, heard_at = row[COLUMNS:]
    assert isinstance(times, int)
    message = mapper(Message).record_of(row[:COLUMNS])
    return Asked(message, times, instant(heard_at) if isinstance(heard_at, int) else None)


def _answered(asked: Asked, charge: Charge | None, again_at: datetime | None) -> Steps[None]:
    known = charge or Charge(None, "", None)
    amount = None if known.amount is None else round(known.amount * MILLIONTHS)
    ask_at = None if again_at is None else microseconds(again_at)
    told = [amount, known.currency or None, known.segments]
    yield Query(ANSWERED, [asked.message.key, asked.times, ask_at, *told])


def _put_off(asked: Asked, until: int) -> Steps[None]:
    yield Query(PUT_OFF, [asked.message.key, asked.times, until])


def _next_ask(now: datetime) -> Steps[datetime | None]:
    ((ask_at,),) = yield Query(NEXT_ASK, [microseconds(now)])
    return None if ask_at is None else instant(ask_at)
