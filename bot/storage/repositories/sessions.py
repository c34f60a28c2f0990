"""Browsers that are signed in: begun, seen, ended. Not the turns' to write: no check depends on them."""

from datetime import datetime

from bot.domain.user import Session
from bot.storage.database import Database
from bot.storage.fields import instant, microseconds
from bot.storage.records import mapper
from bot.storage.steps import Into, Query, Steps, Write

INTO = Into("user_session", mapper(Session).columns)
SEEN = "UPDATE user_session SET seen_at = $2, expires_at = $3 WHERE id = $1 AND ended_at IS NULL"
END = 'UPDATE user_session SET ended_at = $3 WHERE id = $1 AND "user" = $2 AND ended_at IS NULL'
END_ALL = 'UPDATE user_session SET ended_at = $2 WHERE "user" = $1 AND ended_at IS NULL'
END_OTHERS = 'UPDATE user_session SET ended_at = $3 WHERE "user" = $1 AND id <> $2 AND ended_at IS NULL'
LAST_SEEN = 'SELECT "user", max(seen_at) FROM user_session WHERE organisation = $1 GROUP BY "user"'
CLEAR = "DELETE FROM user_session WHERE expires_at < $1"


async def begin(database: Database, session: Session, forget_before: datetime) -> None:
    await database.write(lambda: _begin(session, forget_before))


async def seen(database: Database, session: str, at: datetime, expires_at: datetime) -> None:
    await database.write(lambda: _ask(Query(SEEN, [session, microseconds(at), microseconds(expires_at)])), single=True)


async def end(database: Database, session: str, user: str, at: datetime) -> None:
    await database.write(lambda: _ask(Query(END, [session, user, microseconds(at)])), single=True)


async def end_all(database: Database, user: str, at: datetime) -> None:
    await database.write(lambda: _ask(Query(END_ALL, [user, microseconds(at)])), single=True)


async def end_others(database: Database, user: str, session: str, at: datetime) -> None:
    """All of the user's but this one."""
    await database.write(lambda: _ask(Query(END_OTHERS, [user, session, microseconds(at)])), single=True)


async def last_seen(database: Database, organisation: str) -> dict[str, datetime]:
    """When each user was last here, of those who were lately."""
    return await database.read(lambda: _last_seen(organisation))


def _last_seen(organisation: str) -> Steps[dict[str, datetime]]:
    return {user: instant(at) for user, at in (yield Query(LAST_SEEN, [organisation]))}


def _begin(session: Session, forget_before: datetime) -> Steps[None]:
    yield Query(CLEAR, [microseconds(forget_before)])
    yield Write({INTO: [mapper(Session).row(session)]})


def _ask(query: Query) -> Steps[None]:
    yield query
