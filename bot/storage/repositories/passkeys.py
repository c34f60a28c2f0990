"""Passkeys: added, found when somebody signs in, counted, removed."""

from datetime import datetime

from bot.domain.signing_in import Passkey
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.records import mapper
from bot.storage.steps import Clash, Into, Query, Steps, Write

ROW = mapper(Passkey)
INTO = Into("passkey", ROW.columns, Clash.FIRST_STAYS, ("id",))
FIND = f"SELECT {ROW.listed()} FROM passkey WHERE id = $1"
OF_USER = f'SELECT {ROW.listed()} FROM passkey WHERE "user" = $1 ORDER BY created_at, id'
# A count that does not rise is a copy's; authenticators that never count stay at nought.
USED = """UPDATE passkey SET sign_count = $2, used_at = $3
WHERE id = $1 AND (sign_count < $2 OR (sign_count = 0 AND $2 = 0)) RETURNING id"""
REMOVE = 'DELETE FROM passkey WHERE id = $1 AND "user" = $2 RETURNING id'


async def add(database: Database, passkey: Passkey) -> None:
    """One that is there already stays whose it was."""
    await database.write(lambda: _add(passkey), single=True)


async def find(database: Database, id: str) -> Passkey | None:
    found = await database.read(lambda: _rows(Query(FIND, [id])))
    return found[0] if found else None


async def of_user(database: Database, user: str) -> list[Passkey]:
    return await database.read(lambda: _rows(Query(OF_USER, [user])))


async def used(database: Database, id: str, sign_count: int, at: datetime) -> bool:
    """False when the count has not risen since."""
    return bool(await database.write(lambda: _ids(Query(USED, [id, sign_count, microseconds(at)])), single=True))


async def remove(database: Database, id: str, user: str) -> bool:
    return bool(await database.write(lambda: _ids(Query(REMOVE, [id, user])), single=True))


def _add(passkey: Passkey) -> Steps[None]:
    yield Write({INTO: [ROW.row(passkey)]})


def _rows(asked: Query) -> Steps[list[Passkey]]:
    return [ROW.record_of(row) for row in (yield asked)]


def _ids(asked: Query) -> Steps[list[str]]:
    return [id for (id,) in (yield asked)]
