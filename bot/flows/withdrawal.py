"""A candidate's wish to leave the recruitment: the check remembers it, and its recruiter carries it out (R45)."""

from dataclasses import replace

from bot.domain.check import CheckStatus
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, EventType
from bot.domain.reference import Reference, Standing
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event

# Those that may yet be given. A referee who has declined has said so, and that stays.
STILL_OPEN = frozenset({Standing.NOMINATED, Standing.INVITED, Standing.STARTED, Standing.UNOBTAINABLE})


def withdrawal_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Or taken back, as long as the recruiter has not acted."""
    check, is_asked = seen.check, row.payload["asked"]
    if check.status is CheckStatus.CANCELLED or is_asked == bool(check.withdrawal_asked_at):
        return Changes()
    kind = EventType.WITHDRAWAL_REQUESTED if is_asked else EventType.WITHDRAWAL_UNDONE
    who = seen.candidate.id if seen.candidate else None
    told = event(check, kind, Actor.CANDIDATE, moment.now, who, name=check.candidate_name)
    return Changes(put=[replace(check, withdrawal_asked_at=moment.now if is_asked else None), told])


def withdrawn(seen: CheckSeen) -> list[Reference]:
    """What becomes of the references when the recruiter cancels: nothing unless the candidate had asked for it."""
    if seen.check.withdrawal_asked_at is None:
        return []
    return [one.becomes(Standing.WITHDRAWN) for one in seen.references if one.standing in STILL_OPEN]


TURNS = {Happening.WITHDRAWAL_ASKED: withdrawal_asked}
