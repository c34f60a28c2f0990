"""Which checks have been kept for as long as their sub-account keeps them, counted from what last happened in them."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.erased import kept_until
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.organisation import SubAccount
from bot.storage.database import Database
from bot.storage.fields import instant, microseconds
from bot.storage.listed_over import listed_over
from bot.storage.steps import Query, Steps

SUB_ACCOUNTS = "SELECT organisation, id, retention_months FROM sub_account ORDER BY id"
# Older than a month at least, which is the shortest time; the rest is reckoned by the calendar.
OLD = """SELECT c.id, max(e.at) FROM checks c JOIN event e ON e."check" = c.id
WHERE c.organisation = $1 AND c.sub_account = $2 AND c.created_at < $3
GROUP BY c.id HAVING max(e.at) < $3 ORDER BY max(e.at) LIMIT $4"""
DAYS_IN_A_MONTH_AT_LEAST = 28
MOST_COUNTED = 1000
DAY_MICROSECONDS = 24 * 3600 * 1_000_000


async def over(database: Database, now: datetime, most: int) -> list[Row]:
    """A row for each, to be put into the inbox. The same look finds the same rows, which have an effect once."""
    return await database.read(lambda: _over(now, most))


async def would_be_over(database: Database, of: SubAccount, months: int, now: datetime) -> int:
    """How many checks would be erased at once if they were kept for so many months; a thousand at most are counted."""
    return await database.read(lambda: _would_be_over(of, months, now))


def _would_be_over(of: SubAccount, months: int, now: datetime) -> Steps[int]:
    old = yield Query(OLD, [of.organisation, of.id, _before(now, months), MOST_COUNTED])
    return len(_rows(old, months, now))


def _over(now: datetime, most: int) -> Steps[list[Row]]:
    found: list[Row] = []
    for organisation, sub_account, months in (yield Query(SUB_ACCOUNTS, [])):
        old = yield Query(OLD, [organisation, sub_account, _before(now, months), most])
        found += _rows(old, months, now)
    found += yield from listed_over(now, most)
    return found[:most]


def _before(now: datetime, months: int) -> int:
    return microseconds(now) - months * DAYS_IN_A_MONTH_AT_LEAST * DAY_MICROSECONDS


def _rows(old: Sequence[Sequence[int]], months: int, now: datetime) -> list[Row]:
    looked = [(str(check), instant(last_at)) for check, last_at in old]
    return [_row(check, last_at, months) for check, last_at in looked if kept_until(last_at, months) <= now]


def _row(check: str, last_at: datetime, months: int) -> Row:
    key = f"{check}:{microseconds(last_at)}:{months}"
    return Row(check_lane(check), "retention", key, Happening.RETENTION_ENDED, {"last_at": last_at.isoformat()})
