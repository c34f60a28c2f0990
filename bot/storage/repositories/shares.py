"""Lets somebody in to a report by name, and withdraws it. Not the turns' to write: no check depends on it."""

from datetime import datetime

from bot.domain.access import Share
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.records import mapper
from bot.storage.steps import Clash, Into, Query, Steps, Write

INTO = Into("report_share", mapper(Share).columns, Clash.FIRST_STAYS, ("id",))
# A check that is deleted meanwhile leaves nobody let in to it.
HELD = "SELECT id FROM checks WHERE id = $1 AND organisation = $2 {lock}"
WITHDRAW = """UPDATE report_share SET withdrawn_at = $4
WHERE id = $1 AND organisation = $2 AND "check" = $3 AND withdrawn_at IS NULL"""
MAILED = "UPDATE report_share SET mailed_at = $2 WHERE id = $1"


async def let_in(database: Database, share: Share) -> None:
    """Once for each id; nobody, where the check is gone."""
    await database.write(lambda: _let_in(share))


async def withdraw(database: Database, share: Share, at: datetime) -> None:
    """It opens nothing from now on; that there was one stays."""
    values = [share.id, share.organisation, share.check, microseconds(at)]
    await database.write(lambda: _ask(Query(WITHDRAW, values)), single=True)


async def mailed(database: Database, share: Share, at: datetime) -> None:
    await database.write(lambda: _ask(Query(MAILED, [share.id, microseconds(at)])), single=True)


def _let_in(share: Share) -> Steps[None]:
    if (yield Query(HELD, [share.check, share.organisation])):
        yield Write({INTO: [mapper(Share).row(share)]})


def _ask(query: Query) -> Steps[None]:
    yield query
