"""An event with the check as it stands now, that a webhook is told of: one question, of one organisation (R57)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.lifecycle import Event
from bot.storage.database import Database
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps

KINDS = (Event, Check, Assignment, Conversation)
SUBJECT = f"""SELECT {mapper(Event).listed("e.")}, {mapper(Check).listed("c.")}, {mapper(Assignment).listed("a.")},
{mapper(Conversation).listed("p.")}, s.key, EXISTS (
    SELECT 1 FROM reference r WHERE r."check" = c.id AND r.organisation = $1 AND r.standing = 'submitted'
) FROM event e JOIN checks c ON c.id = e."check" AND c.organisation = $1
JOIN assignment a ON a.id = c.assignment AND a.organisation = $1
JOIN sub_account s ON s.id = c.sub_account AND s.organisation = $1
LEFT JOIN conversation p ON p.id = e.conversation AND p.organisation = $1
WHERE e.id = $2 AND e.organisation = $1"""


@dataclass(frozen=True, slots=True)
class HookSubject:
    event: Event
    check: Check
    assignment: Assignment
    sub_account: str  # its key
    person: Conversation | None
    has_report: bool


async def of_event(database: Database, organisation: str, event: int) -> HookSubject | None:
    """None when it has been erased."""
    return await database.read(lambda: _of_event(organisation, event))


def _of_event(organisation: str, event: int) -> Steps[HookSubject | None]:
    for row in (yield Query(SUBJECT, [organisation, event])):
        *columns, sub_account, has_report = row
        happened, check, assignment, person = _records(columns)
        return HookSubject(happened, check, assignment, sub_account, person, bool(has_report))
    return None


def _records(columns: list[Any]) -> Iterator[Any]:
    """Each kind's own; None where there is none."""
    for kind in KINDS:
        ours, columns = columns[: len(mapper(kind).columns)], columns[len(mapper(kind).columns) :]
        yield mapper(kind).record_of(ours) if ours[0] is not None else None
