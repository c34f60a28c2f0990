"""What a check does when its recruiter asks: more references, archive, delete (R43, R44)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.desk import desk_lane
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.lifecycle import Actor, EventType
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event, to_person
from bot.flows.refusing import refused

Turn = Callable[[CheckSeen, Row, Moment], Changes]
UNNAMED_STEPS = frozenset({"consent", "details", "referee.1.name", "decline"})
MOST_REFERENCES = 10
TOO_LATE = "A referee has been entered, so the check can't be deleted. Cancel it instead."


def has_a_referee(seen: CheckSeen) -> bool:
    """Whether the candidate has entered one, sent or not (R44)."""
    return bool(seen.references) or bool(seen.candidate and seen.candidate.step not in UNNAMED_STEPS)


def _delete_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """R44: only while no referee has been entered; the credit comes back."""
    check = seen.check
    if no := not_from_the_start(seen, TOO_LATE):
        return no
    payload = {"check": check.id}
    back = Row(organisation_lane(check.organisation), "lane", f"deleted:{check.id}", Happening.CREDIT_RETURNED, payload)
    told = [back, *card_emptied(check, row.payload["by"])]
    return Changes(delete_check=check.id, tell=told, outcome={"deleted": check.id})


def not_from_the_start(seen: CheckSeen, too_late: str) -> Changes | None:
    """Why it can't be as if it had never been started: a referee is entered, or it is cancelled and kept."""
    if seen.check.status is CheckStatus.CANCELLED and not seen.references:
        return refused("check-cancelled", "The check is cancelled, and is kept in the archive.")
    return refused("referee-entered", too_late) if has_a_referee(seen) else None


def card_emptied(check: Check, by: str) -> list[Row]:
    """A card in Slack says from now on that the check is deleted, and nothing of whom it was."""
    if check.place is None:
        return []
    return [Row(desk_lane(check.id), "lane", f"gone:{check.id}", Happening.CHECK_GONE, {"by": by})]


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
    Happening.DELETE_ASKED: _delete_asked,
    Happening.ARCHIVE_ASKED: _archive_asked,
    Happening.UNARCHIVE_ASKED: _unarchive_asked,
    Happening.MORE_REFERENCES_ASKED: _more_references_asked,
}
