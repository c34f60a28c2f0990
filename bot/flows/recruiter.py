"""What a check does when its recruiter asks: more references, archive, cancel, delete (R43-R45)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.lifecycle import Actor, EventType
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event, people_of, to_person
from bot.flows.withdrawal import withdrawn

Turn = Callable[[CheckSeen, Row, Moment], Changes]
UNNAMED_STEPS = frozenset({"consent", "details", "referee.1.name", "decline"})
MOST_REFERENCES = 10


def refused(kind: str, detail: str) -> Changes:
    return Changes(outcome={"refused": {"kind": kind, "detail": detail}})


def _everybody(seen: CheckSeen, row: Row, happening: Happening, **payload: Any) -> list[Row]:
    """A row for each person of the check from whom something may still be expected."""
    return [to_person(one.lane, row, happening, one.id, **payload) for one in people_of(seen)]


def _cancel_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """R45: all messages stop at once. Asking again changes nothing."""
    check = seen.check
    if check.status is CheckStatus.CANCELLED:
        return Changes()
    cancelled = check.becomes(CheckStatus.CANCELLED, cancelled_at=moment.now)
    by = event(check, EventType.CHECK_CANCELLED, Actor.RECRUITER, moment.now, name=row.payload["by"])
    return Changes(put=[cancelled, by, *withdrawn(seen)], tell=_everybody(seen, row, Happening.CONVERSATION_CLOSED))


def has_a_referee(seen: CheckSeen) -> bool:
    """Whether the candidate has entered one, sent or not (R44)."""
    return bool(seen.references) or bool(seen.candidate and seen.candidate.step not in UNNAMED_STEPS)


def _delete_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """R44: only while no referee has been entered; the credit comes back."""
    check = seen.check
    if has_a_referee(seen):
        return refused(
            "referee-entered", "A referee has been entered, so the check can't be deleted. Cancel it instead."
        )
    payload = {"check": check.id}
    back = Row(organisation_lane(check.organisation), "lane", f"deleted:{check.id}", Happening.CREDIT_RETURNED, payload)
    return Changes(delete_check=check.id, tell=[back])


def _archive_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Asking again changes nothing, and a cancelled check is in the archive by itself (R45)."""
    check = seen.check
    if check.status not in (CheckStatus.COMPLETED, CheckStatus.CANCELLED):
        return refused("still-running", f"Only completed checks can be archived; this one is {check.status}.")
    if check.archived_at or check.status is CheckStatus.CANCELLED:
        return Changes()
    by = event(check, EventType.CHECK_ARCHIVED, Actor.RECRUITER, moment.now, name=row.payload["by"])
    return Changes(put=[replace(check, archived_at=moment.now), by])


def _unarchive_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Asking again changes nothing."""
    check = seen.check
    if check.status is CheckStatus.CANCELLED:
        return refused("check-cancelled", "The check is cancelled: it stays in the archive.")
    if check.archived_at is None:
        return Changes()
    by = event(check, EventType.CHECK_UNARCHIVED, Actor.RECRUITER, moment.now, name=row.payload["by"])
    return Changes(put=[replace(check, archived_at=None), by])


def _more_references_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """R43, and on a running check alike."""
    check, count = seen.check, row.payload["count"]
    if check.status is CheckStatus.CANCELLED or seen.candidate is None:
        return refused("check-cancelled", "The check is cancelled: no more references can be asked for.")
    if check.requested + count > MOST_REFERENCES:
        return refused(
            "too-many-references", f"A check has at most {MOST_REFERENCES} references; {check.requested} are asked for."
        )
    if unwilling := _unwilling(seen, seen.candidate):
        return unwilling
    wider = replace(check, requested=check.requested + count)
    put: list[Any] = [
        event(check, EventType.REFERENCES_ADDED, Actor.RECRUITER, moment.now, count=count, name=row.payload["by"])
    ]
    if check.status is CheckStatus.COMPLETED:
        wider = wider.becomes(CheckStatus.COLLECTING, completed_at=None, archived_at=None)
        put.append(event(check, EventType.CHECK_REOPENED, Actor.SYSTEM, moment.now))
    mine = seen.candidate
    return Changes(put=[wider, *put], tell=[to_person(mine.lane, row, Happening.SLOTS_OPENED, mine.id, count=count)])


def _unwilling(seen: CheckSeen, candidate: Conversation) -> Changes | None:
    """Asking would be in vain: nothing reaches the candidate, or they have said no."""
    name = seen.check.candidate_name
    if candidate.lane in seen.stopped:
        return refused(
            "candidate-has-stopped", f"{name} has written STOP: no message may go there until they write START."
        )
    if candidate.status is ConversationStatus.DECLINED:
        return refused("candidate-declined", f"{name} has declined to give references, and may yet reconsider.")
    if seen.check.withdrawal_asked_at:
        return refused("candidate-withdraws", f"{name} wishes to withdraw from the recruitment.")
    return None


ASKED: dict[Happening, Turn] = {
    Happening.CANCEL_ASKED: _cancel_asked,
    Happening.DELETE_ASKED: _delete_asked,
    Happening.ARCHIVE_ASKED: _archive_asked,
    Happening.UNARCHIVE_ASKED: _unarchive_asked,
    Happening.MORE_REFERENCES_ASKED: _more_references_asked,
}
