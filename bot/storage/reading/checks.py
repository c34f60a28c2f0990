"""Checks with all that is shown beside them, one or many (R40)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q

from bot.domain.assignment import Assignment
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening
from bot.domain.organisation import SubAccount
from bot.domain.reference import Reference
from bot.storage.reading import cursor, organisations
from bot.storage.reading.records import record
from bot.storage.tables.checks import CheckRow, ConversationRow, ReferenceRow
from bot.storage.tables.lanes import TimerRow
from bot.storage.tables.organisations import AssignmentRow


@dataclass(frozen=True, slots=True)
class CheckRead:
    check: Check
    assignment: Assignment
    sub_account: SubAccount
    references: tuple[Reference, ...]  # by position
    conversations: tuple[Conversation, ...]  # oldest first
    reminders_due: Mapping[str, datetime]  # conversation -> when the next one falls due

    @property
    def is_archived(self) -> bool:
        return self.check.status is CheckStatus.CANCELLED or self.check.archived_at is not None


@dataclass(frozen=True, slots=True)
class CheckSearch:
    """What to look for; None does not restrict."""

    in_archive: bool
    status: CheckStatus | None = None
    name: str | None = None
    assignment: str | None = None  # its id or external id
    sub_account: str | None = None  # its key
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckPage:
    checks: list[CheckRead]
    next: str | None


async def one(organisation: str, check: str) -> CheckRead | None:
    found = await several(organisation, [check])
    return found[0] if found else None


async def several(organisation: str, ids: Sequence[str]) -> list[CheckRead]:
    """In the order of `ids`; those that are unknown, or another organisation's, are left out."""
    rows = {row.id: row for row in await CheckRow.filter(organisation=organisation, id__in=ids)}
    return await _with_all(organisation, [record(Check, rows[id]) for id in ids if id in rows])


async def page(organisation: str, search: CheckSearch, after: str | None, limit: int) -> CheckPage:
    """The newest first. Raises ValueError for a cursor that is not ours."""
    restricted = CheckRow.filter(await _restriction(organisation, search), organisation=organisation)
    if after is not None:
        at, id = cursor.read(after)
        restricted = restricted.filter(Q(created_at__lt=at) | Q(created_at=at, id__lt=id))
    rows = await restricted.order_by("-created_at", "-id").limit(limit + 1)
    found = [record(Check, row) for row in rows[:limit]]
    last = found[-1] if len(rows) > limit else None
    return CheckPage(await _with_all(organisation, found), cursor.written(last.created_at, last.id) if last else None)


async def _restriction(organisation: str, search: CheckSearch) -> Q:
    archived = Q(status=CheckStatus.CANCELLED.value) | Q(archived_at__isnull=False)
    restriction = archived if search.in_archive else ~archived
    if search.status:
        restriction &= Q(status=search.status.value)
    if search.name:
        restriction &= _named(search.name)
    if search.assignment:
        assignments = AssignmentRow.filter(Q(id=search.assignment) | Q(external_id=search.assignment))
        restriction &= Q(
            assignment__in=await assignments.filter(organisation=organisation).values_list("id", flat=True)
        )
    if search.sub_account:
        known = await organisations.sub_accounts(organisation)
        restriction &= Q(sub_account__in=[one.id for one in known if one.key == search.sub_account])
    if search.since:
        restriction &= Q(created_at__gte=search.since)
    return restriction & Q(created_at__lte=search.until) if search.until else restriction


def _named(name: str) -> Q:
    """SQLite folds the case of ASCII letters alone, so that "åsa" would not find "Åsa"."""
    spellings = {name, name.lower(), name.upper(), name.title()}
    return Q(*(Q(candidate_name__icontains=one) for one in sorted(spellings)), join_type="OR")


async def _with_all(organisation: str, checks: Sequence[Check]) -> list[CheckRead]:
    """Five queries, however many checks."""
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
    due = await _reminders_due([one.id for those in conversations.values() for one in those])
    return [
        CheckRead(
            check,
            assignments[check.assignment],
            sub_accounts[check.sub_account],
            tuple(references[check.id]),
            tuple(conversations[check.id]),
            {one.id: due[one.id] for one in conversations[check.id] if one.id in due},
        )
        for check in checks
    ]


async def _reminders_due(conversations: Sequence[str]) -> dict[str, datetime]:
    timers = TimerRow.filter(conversation__in=conversations, happening=Happening.REMINDER_FELL_DUE.value)
    return {str(one.conversation): one.due_at for one in await timers.order_by("-due_at")}
