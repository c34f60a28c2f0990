"""Notices: an organisation's events that its recruiters are told of, and those that still need somebody (R32)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.lifecycle import Event
from bot.domain.notice import LEVELS, Level
from bot.storage.reading.moment import one_moment
from bot.storage.reading.needing import IS_NEEDING, STILL_OPEN
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.tables.checks import CheckRow, ConversationRow, EventRow

# "CROSS" keeps SQLite from beginning with all the events of the organisation.
OPEN = f"""SELECT e.id FROM checks c CROSS JOIN event e
WHERE c.organisation = $1 AND c.id {{in $2}} AND e.organisation = c.organisation AND e."check" = c.id
AND e.{IS_NEEDING} AND {STILL_OPEN} ORDER BY e.id"""


@dataclass(frozen=True, slots=True)
class NoticeSearch:
    """What to look for; None does not restrict."""

    levels: Collection[Level] = tuple(Level)
    check: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoticeRead:
    event: Event
    check: Check
    person: Conversation | None
    is_open: bool  # whether it still needs somebody


@dataclass(frozen=True, slots=True)
class NoticePage:
    notices: list[NoticeRead]
    next: int | None  # the id before which the next page begins


@one_moment()
async def page(organisation: str, search: NoticeSearch, before: int | None, limit: int) -> NoticePage:
    """The newest first."""
    kinds = [kind.value for kind, level in LEVELS.items() if level in search.levels]
    wanted = EventRow.filter(organisation=organisation, type__in=kinds)
    wanted = wanted.filter(check=search.check) if search.check is not None else wanted
    wanted = wanted.filter(at__gte=search.since) if search.since else wanted
    wanted = wanted.filter(id__lt=before) if before is not None else wanted
    rows = await wanted.order_by("-id").limit(limit + 1)
    found = [record(Event, row) for row in rows[:limit]]
    return NoticePage(await _with_all(organisation, found), rows[limit - 1].id if len(rows) > limit else None)


@one_moment()
async def open_of(organisation: str, checks: Sequence[str]) -> dict[str, list[Event]]:
    """What still needs somebody, by check, oldest first."""
    ids = [row["id"] for row in await asked(OPEN, [organisation, list(checks)])] if checks else []
    found: dict[str, list[Event]] = defaultdict(list)
    for row in await EventRow.filter(organisation=organisation, id__in=ids).order_by("id"):
        found[row.check].append(record(Event, row))
    return found


async def _with_all(organisation: str, events: Sequence[Event]) -> list[NoticeRead]:
    ids = sorted({one.check for one in events})
    checks = {row.id: record(Check, row) for row in await CheckRow.filter(organisation=organisation, id__in=ids)}
    people = {
        row.id: record(Conversation, row)
        for row in await ConversationRow.filter(organisation=organisation, check__in=ids)
    }
    still = {event.id for those in (await open_of(organisation, ids)).values() for event in those}
    return [
        NoticeRead(one, checks[one.check], people.get(one.conversation or ""), one.id in still)
        for one in events
        if one.check in checks
    ]
