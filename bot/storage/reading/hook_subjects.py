"""An event with the check, as it stands now, that a webhook is told of."""

from dataclasses import dataclass

from bot.domain.assignment import Assignment
from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.lifecycle import Event
from bot.domain.reference import Standing
from bot.storage.reading.records import record
from bot.storage.tables.checks import CheckRow, ConversationRow, EventRow, ReferenceRow
from bot.storage.tables.organisations import AssignmentRow, SubAccountRow


@dataclass(frozen=True, slots=True)
class HookSubject:
    event: Event
    check: Check
    assignment: Assignment
    sub_account: str  # its key
    person: Conversation | None
    has_report: bool


async def of_event(organisation: str, event: int) -> HookSubject | None:
    """None when it has been erased."""
    happened = await EventRow.get_or_none(id=event, organisation=organisation)
    row = await CheckRow.get_or_none(id=happened.check, organisation=organisation) if happened else None
    if happened is None or row is None:
        return None
    check = record(Check, row)
    person = await ConversationRow.get_or_none(id=happened.conversation) if happened.conversation else None
    return HookSubject(
        event=record(Event, happened),
        check=check,
        assignment=record(Assignment, await AssignmentRow.get(id=check.assignment)),
        sub_account=(await SubAccountRow.get(id=check.sub_account)).key,
        person=record(Conversation, person) if person else None,
        has_report=await ReferenceRow.exists(check=check.id, standing=Standing.SUBMITTED.value),
    )
