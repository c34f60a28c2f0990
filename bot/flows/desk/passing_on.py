"""What happens in a check that is shown in Slack is told to its desk, in the same transaction."""

from collections.abc import Iterator
from typing import Any

from bot.domain.check import Check
from bot.domain.desk import desk_lane
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event
from bot.domain.reference import Reference
from bot.flows.changes import Changes, CheckSeen, PersonSeen, Record, View
from bot.flows.desk.events import event_told

SHOWN = (Event, Check, Reference)  # a change of these may be one of the card


def passed_on(changes: Changes, view: View | None, row: Row) -> Changes:
    """The same changes, with a row for the desk of each check that they touch."""
    places = {check.id for check in _checks(changes, view) if check.place and check.id != changes.delete_check}
    for check in sorted(places & {_check_of(one) for one in changes.put if isinstance(one, SHOWN)}):
        events = [event_told(one) for one in changes.put if isinstance(one, Event) and one.check == check]
        changes.tell.append(desk_row(check, f"{row.source}:{row.key}", events))
    return changes


def desk_row(check: str, cause: str, events: list[dict[str, Any]]) -> Row:
    """Its key follows from what caused it, so that it can't be told twice."""
    return Row(desk_lane(check), "lane", f"desk:{check}:{cause}", Happening.DESK_TOLD, {"events": events})


def _checks(changes: Changes, view: View | None) -> Iterator[Check]:
    yield from (one for one in changes.put if isinstance(one, Check))
    if isinstance(view, CheckSeen):
        yield view.check
    if isinstance(view, PersonSeen):
        yield from (one.check.check for one in view.conversations)


def _check_of(record: Record) -> str:
    return record.id if isinstance(record, Check) else str(getattr(record, "check", ""))
