"""What a check notes of days to come: a referee answers later, or is expected by then (R26, R15)."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.check import CheckStatus
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, EventType
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import Turn, event, tell_candidate

OVER = OUT_OF_THE_COUNT | {Standing.SUBMITTED, Standing.DECLINED}


def _referee_snoozed(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """The candidate hears of the day, so that nobody chases in vain."""
    reference = _awaited(seen, row)
    if reference is None:
        return Changes()
    until = row.payload["until"]
    changes = Changes(put=[replace(reference, snoozed_until=datetime.fromisoformat(until) if until else None)])
    if until is None:
        return changes
    tell_candidate(seen, "snoozed", reference, row, changes, day=row.payload["day"])
    return changes


def _estimate_given(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    reference = _awaited(seen, row)
    if reference is None:
        return Changes()
    day = date.fromisoformat(row.payload["day"])
    candidate = seen.candidate.id if seen.candidate else None
    about = {"name": seen.check.candidate_name, "referee": reference.name, "date": row.payload["day"]}
    given = event(seen.check, EventType.ESTIMATE_GIVEN, Actor.CANDIDATE, moment.now, candidate, **about)
    return Changes(put=[replace(reference, expected_on=day), given])


def _awaited(seen: CheckSeen, row: Row) -> Reference | None:
    if seen.check.status is CheckStatus.CANCELLED:
        return None
    found = next((one for one in seen.references if one.id == row.payload["reference"]), None)
    return found if found and found.standing not in OVER else None


TURNS: dict[Happening, Turn] = {
    Happening.REFEREE_SNOOZED: _referee_snoozed,
    Happening.ESTIMATE_GIVEN: _estimate_given,
}
