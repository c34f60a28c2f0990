"""People who have been on an assignment's list for as long as anything is kept, and never got a check (R56)."""

from datetime import datetime

from bot.domain.erased import kept_until
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.storage.fields import instant, microseconds
from bot.storage.steps import Query, Steps

SHORTEST = "SELECT organisation, min(retention_months) FROM sub_account GROUP BY organisation ORDER BY organisation"
# Older than a month at least, which is the shortest time; the rest is reckoned by the calendar.
OLD = "SELECT id, created_at FROM listed WHERE organisation = $1 AND created_at < $2 ORDER BY created_at, id LIMIT $3"
A_MONTH_AT_LEAST_MICROSECONDS = 28 * 24 * 3600 * 1_000_000


def listed_over(now: datetime, most: int) -> Steps[list[Row]]:
    """A row for each organisation that has such people. A list belongs to no sub-account: the shortest time counts."""
    found: list[Row] = []
    for organisation, months in (yield Query(SHORTEST, [])):
        before = microseconds(now) - months * A_MONTH_AT_LEAST_MICROSECONDS
        old = yield Query(OLD, [organisation, before, most])
        over = [str(id) for id, listed_at in old if kept_until(instant(listed_at), months) <= now]
        if over:
            found.append(_row(organisation, over))
    return found


def _row(organisation: str, listed: list[str]) -> Row:
    """The same people give the same key: they are taken off once."""
    key = f"listed:{listed[0]}:{listed[-1]}:{len(listed)}"
    return Row(organisation_lane(organisation), "retention", key, Happening.CANDIDATES_UNLISTED, {"listed": listed})
