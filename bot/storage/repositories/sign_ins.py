"""Sign-ins under way: begun within bounds, tried a few times, ended once. Each is known by the hash of its token."""

from datetime import datetime, timedelta

from bot.domain.signing_in import SignIn
from bot.domain.user import SignInWay
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.records import mapper
from bot.storage.steps import Into, Query, Steps, Write

LIFETIME = timedelta(minutes=10)
KEPT = timedelta(days=1)
MOST_TRIES = 5
HOUR = timedelta(hours=1)
MOST_OF_AN_ADDRESS, MOST_A_DAY = 5, 15  # mails
MOST_OF_A_CLIENT = {SignInWay.CODE: 60, SignInWay.PASSKEY: 600, SignInWay.SLACK: 120}  # within an hour

ROW = mapper(SignIn)
INTO = Into("sign_in", ROW.columns)
ALONE = "{alone sign_in}"
CLEAR = "DELETE FROM sign_in WHERE created_at < $1"
OF_ADDRESS = "SELECT count(*) FROM sign_in WHERE email = $1 AND created_at > $2 AND way = $3"
OF_CLIENT = "SELECT count(*) FROM sign_in WHERE client = $1 AND created_at > $2 AND way = $3"
OPEN = "id = $1 AND way = $2 AND created_at > $3 AND ended_at IS NULL"
FIND = f"SELECT {ROW.listed()} FROM sign_in WHERE {OPEN}"
TRY = f"UPDATE sign_in SET tries = tries + 1 WHERE {OPEN} AND passed_at IS NULL AND tries < $4 RETURNING {ROW.listed()}"
PASS = "UPDATE sign_in SET passed_at = $2 WHERE id = $1"
# One statement, so that of two who come with the same one is too late.
END = f"UPDATE sign_in SET ended_at = $4 WHERE {OPEN} RETURNING {ROW.listed()}"
END_PASSED = f"UPDATE sign_in SET ended_at = $4 WHERE {OPEN} AND passed_at IS NOT NULL RETURNING {ROW.listed()}"


async def begin(database: Database, one: SignIn) -> bool:
    """False, and nothing begun, where too much was asked for from there, or for that address, lately."""
    return await database.write(lambda: _begin(one))


async def find(database: Database, id: str, way: SignInWay, now: datetime) -> SignIn | None:
    return await database.read(lambda: _one(Query(FIND, _open(id, way, now))))


async def try_code(database: Database, id: str, digest: str, now: datetime) -> SignIn | None:
    """The sign-in whose code this is; none for a wrong one, or after the last try. A right one is right once."""
    return await database.write(lambda: _try(id, digest, now))


async def end(database: Database, id: str, way: SignInWay, now: datetime, *, passed: bool = False) -> SignIn | None:
    """What was begun, once. `passed`: only after its code was right."""
    ended = Query(END_PASSED if passed else END, [*_open(id, way, now), microseconds(now)])
    return await database.write(lambda: _one(ended))


def _begin(one: SignIn) -> Steps[bool]:
    yield Query(ALONE)  # two who ask at once would each be within the bounds
    yield Query(CLEAR, [microseconds(one.created_at - KEPT)])
    bounds = [(OF_CLIENT, one.client, HOUR, MOST_OF_A_CLIENT[one.way])] if one.client else []
    if one.email:
        bounds += [(OF_ADDRESS, one.email, HOUR, MOST_OF_AN_ADDRESS), (OF_ADDRESS, one.email, KEPT, MOST_A_DAY)]
    for sql, value, within, most in bounds:
        ((count,),) = yield Query(sql, [value, microseconds(one.created_at - within), str(one.way)])
        if count >= most:
            return False
    yield Write({INTO: [ROW.row(one)]})
    return True


def _try(id: str, digest: str, now: datetime) -> Steps[SignIn | None]:
    tried = yield from _one(Query(TRY, [*_open(id, SignInWay.CODE, now), MOST_TRIES]))
    if tried is None or tried.expected != digest:
        return None
    yield Query(PASS, [id, microseconds(now)])
    return tried


def _open(id: str, way: SignInWay, now: datetime) -> list[str | int]:
    return [id, str(way), microseconds(now - LIFETIME)]


def _one(asked: Query) -> Steps[SignIn | None]:
    rows = yield asked
    return ROW.record_of(rows[0]) if rows else None
