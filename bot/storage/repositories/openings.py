"""Adds to the access log of reports, before the report is shown: nobody reads what is not logged (R50)."""

from bot.domain.access import Opening
from bot.storage.database import Database
from bot.storage.records import mapper
from bot.storage.steps import Clash, Into, Steps, Write

INTO = Into("opening", mapper(Opening).columns, Clash.FIRST_STAYS, ("id",))


async def log_opening(database: Database, opening: Opening) -> None:
    """Once for each id."""
    await database.write(lambda: _log(opening), single=True)


def _log(opening: Opening) -> Steps[None]:
    yield Write({INTO: [mapper(Opening).row(opening)]})
