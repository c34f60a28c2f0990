"""The check's part in a follow-up: whom it may be asked of, and what its answer changes in the report (R51, R42)."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.check import CheckStatus
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, EventType
from bot.domain.reference import Reference, Standing
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event, issue_report, to_person
from bot.flows.follow_up import Ending
from bot.flows.refusing import pointer, refused

LONGEST_QUESTION = 300  # so that it fits a message with what stands around it


def follow_up_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """The candidate is not told."""
    check, question = seen.check, " ".join(row.payload["question"].split())
    if check.status is CheckStatus.CANCELLED:
        return refused("check-cancelled", "The check is cancelled: nothing more can be asked.")
    reference = referee_named(seen, row.payload["person"])
    if reference is None:
        known = ", ".join(f"referee.{one.position}" for one in seen.references) or "nobody yet"
        detail = f"This check has no {row.payload['person']!r}; its referees are: {known}."
        return refused("unknown-person", detail, pointer("person"))
    if no := _why_not(seen, reference):
        return no
    who = reference.conversation
    by = event(check, EventType.FOLLOW_UP_ASKED, Actor.RECRUITER, moment.now, who, name=reference.name, **_by(row))
    asked = to_person(seen.people[who].lane, row, Happening.FOLLOW_UP_OPENED, who, question=question, **_by(row))
    return Changes(put=[replace(reference, follow_up_asked_at=moment.now), by], tell=[asked])


def referee_named(seen: CheckSeen, person: str) -> Reference | None:
    """`referee.2`, or the id of a reference or of its conversation."""
    return next(
        (one for one in seen.references if person in (f"referee.{one.position}", one.id, one.conversation)), None
    )


def _by(row: Row) -> dict[str, str]:
    return {"by": row.payload["by"]}


def _why_not(seen: CheckSeen, reference: Reference) -> Changes | None:
    name = reference.name
    if reference.standing is not Standing.SUBMITTED:
        return refused("not-submitted", f"{name} has not submitted the reference; a follow-up comes after that.")
    if reference.follow_up_asked_at:
        return refused("follow-up-open", f"{name} has a question that is not answered yet; wait for the answer.")
    if seen.people[reference.conversation].lane in seen.stopped:
        return refused(
            "referee-has-stopped", f"{name} has written STOP: no message may go there until they write START."
        )
    return None


def follow_up_ended(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    reference = next((one for one in seen.references if one.id == row.payload["reference"]), None)
    if reference is None:
        return Changes()
    changes = Changes(put=[replace(reference, follow_up_asked_at=None)])
    if row.payload["ending"] == Ending.ANSWERED:
        changes.put += issue_report(seen.check, moment.now)
    return changes


TURNS: dict[Happening, Callable[[CheckSeen, Row, Moment], Changes]] = {
    Happening.FOLLOW_UP_ASKED: follow_up_asked,
    Happening.FOLLOW_UP_ENDED: follow_up_ended,
}
