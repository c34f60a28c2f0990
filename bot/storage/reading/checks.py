"""Checks with all that is shown beside them, one or many (R40)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.assignment import Assignment
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening
from bot.domain.lifecycle import Event
from bot.domain.organisation import SubAccount
from bot.domain.reference import Reference
from bot.storage.fields import instant
from bot.storage.reading import cursor, notices, organisations
from bot.storage.reading.moment import one_moment
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.reading.searching import CheckSearch, statement
from bot.storage.tables.checks import CheckRow, ConversationRow, ReferenceRow
from bot.storage.tables.lanes import LaneRow, TimerRow
from bot.storage.tables.organisations import AssignmentRow


@dataclass(frozen=True, slots=True)
class CheckRead:
    check: Check
    assignment: Assignment
    sub_account: SubAccount
    references: tuple[Reference, ...]  # by position
    conversations: tuple[Conversation, ...]  # oldest first
    reminders_due: Mapping[str, datetime]  # conversation -> when the next one falls due
    needs_you: tuple[Event, ...]  # what still needs the recruiter, oldest first (R32)

    @property
    def is_archived(self) -> bool:
        return self.check.status is CheckStatus.CANCELLED or self.check.archived_at is not None


@dataclass(frozen=True, slots=True)
class CheckPage:
    checks: list[CheckRead]
    next: str | None


async def one(organisation: str, check: str) -> CheckRead | None:
    found = await several(organisation, [check])
    return found[0] if found else None


async def candidate_of(organisation: str, check: str) -> str | None:
    """Whose check it is; None when there is no such check in the organisation."""
    row = await CheckRow.get_or_none(organisation=organisation, id=check)
    return row.candidate_name if row else None


async def candidates_of(organisation: str, checks: Collection[str]) -> dict[str, str]:
    """The same of several, by check; those that are not there are left out."""
    rows = CheckRow.filter(organisation=organisation, id__in=list(checks))
    return dict(await rows.values_list("id", "candidate_name"))


@one_moment()
async def several(organisation: str, ids: Sequence[str]) -> list[CheckRead]:
    """In the order of `ids`; those that are unknown, or another organisation's, are left out."""
    rows = {row.id: row for row in await CheckRow.filter(organisation=organisation, id__in=ids)}
    return await _with_all(organisation, [record(Check, rows[id]) for id in ids if id in rows])


@one_moment()
async def page(organisation: str, search: CheckSearch, after: str | None, limit: int) -> CheckPage:
    """The newest first. Raises ValueError for a cursor that is not ours."""
    place = cursor.read(after) if after is not None else None
    found = await asked(*statement(organisation, search, place, limit + 1))
    shown = found[:limit]
    read = await several(organisation, [row["id"] for row in shown])
    if len(found) <= limit:
        return CheckPage(read, None)
    return CheckPage(read, cursor.written(instant(shown[-1]["created_at"]), shown[-1]["id"]))


async def count(organisation: str, search: CheckSearch, most: int) -> int:
    """How many a search finds; no more than `most` are counted."""
    sql, values = statement(organisation, search, None, most)
    (found,) = await asked(f"SELECT COUNT(*) AS found FROM ({sql}) t", values)
    return int(found["found"])


async def _with_all(organisation: str, checks: Sequence[Check]) -> list[CheckRead]:
    """The same few queries, however many checks."""
    ids = [check.id for check in checks]
    sub_accounts = {one.id: one for one in await organisations.sub_accounts(organisation)}
    assignment_rows = await AssignmentRow.filter(organisation=organisation, id__in={one.assignment for one in checks})
    assignments = {row.id: record(Assignment, row) for row in assignment_rows}
    references: dict[str, list[Reference]] = defaultdict(list)
    for row in await ReferenceRow.filter(organisation=organisation, check__in=ids).order_by("position"):
        references[row.check].append(record(Reference, row))
    conversations: dict[str, list[Conversation]] = defaultdict(list)
    for line in await ConversationRow.filter(organisation=organisation, check__in=ids).order_by("created_at", "id"):
        conversations[line.check].append(record(Conversation, line))
    due = await _reminders_due([one for those in conversations.values() for one in those])
    needing = await notices.open_of(organisation, ids)
    return [
        CheckRead(
            check,
            assignments[check.assignment],
            sub_accounts[check.sub_account],
            tuple(references[check.id]),
            tuple(conversations[check.id]),
            {one.id: due[one.id] for one in conversations[check.id] if one.id in due},
            tuple(needing.get(check.id, ())),
        )
        for check in checks
    ]


async def _reminders_due(people: Sequence[Conversation]) -> dict[str, datetime]:
    """None for somebody who has said STOP."""
    stopped = LaneRow.filter(key__in=sorted({one.lane for one in people}), opted_out_at__isnull=False)
    quiet = {row.key for row in await stopped}
    conversations = [one.id for one in people if one.lane not in quiet]
    timers = TimerRow.filter(conversation__in=conversations, happening=Happening.REMINDER_FELL_DUE.value)
    return {str(one.conversation): one.due_at for one in await timers.order_by("-due_at")}
