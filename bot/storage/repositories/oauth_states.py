"""Installations into Slack that have been begun: each may be finished once, within ten minutes."""

from datetime import datetime, timedelta

from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.steps import Clash, Into, Query, Steps, Write

LIFETIME = timedelta(minutes=10)
KEPT = timedelta(days=1)
INTO = Into("slack_state", ("state", "organisation", "created_at"), Clash.REFUSED, ("state",))
# A consumed one has its instant below nought: it is needed for a moment yet, and is cleared as late as the others.
CLEAR = "DELETE FROM slack_state WHERE abs(created_at) < $1"
# One statement, so that of two who bring the same state one is too late.
CONSUME = "UPDATE slack_state SET created_at = -created_at WHERE state = $1 AND created_at > $2 RETURNING state"
TAKE = "DELETE FROM slack_state WHERE state = $1 AND created_at < 0 RETURNING organisation"


async def begin(database: Database, state: str, organisation: str, now: datetime) -> None:
    """`organisation` is the one it is installed into; empty, one of its own is made. `now` is real time."""
    await database.write(lambda: _begin(state, organisation, now))


async def consume(database: Database, state: str, now: datetime) -> bool:
    """Whether the installation was begun and may be finished; the second time it may not."""
    return bool(await database.write(lambda: _rows(Query(CONSUME, [state, microseconds(now - LIFETIME)]))))


async def meant_for(database: Database, state: str) -> str:
    """The organisation of an installation whose state was consumed; it is forgotten with that."""
    rows = await database.write(lambda: _rows(Query(TAKE, [state])))
    return str(rows[0][0]) if rows else ""


def _begin(state: str, organisation: str, now: datetime) -> Steps[None]:
    yield Query(CLEAR, [microseconds(now - KEPT)])
    yield Write({INTO: [(state, organisation, microseconds(now))]})


def _rows(asked: Query) -> Steps[list[tuple[str]]]:
    return list((yield asked))
