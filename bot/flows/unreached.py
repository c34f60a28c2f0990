"""What a check does when somebody's first message will never arrive: nobody waits for an answer to it (R7, R33)."""

from dataclasses import replace

from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, EventType
from bot.domain.reference import Reference, Standing
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import by_conversation, event, tell_candidate, to_person

NEVER_HEARD_OF = frozenset({Standing.NOMINATED, Standing.INVITED})


def opening_failed(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    mine = seen.people.get(row.payload["conversation"])
    goes_on_elsewhere = mine is not None and mine.lane != row.payload["lane"]  # where its first message arrived
    if mine is None or goes_on_elsewhere or seen.check.status is CheckStatus.CANCELLED:
        return Changes()
    reference = by_conversation(seen, mine.id)
    if reference:
        return _referee_unreached(seen, reference, row, moment)
    return _candidate_unreached(seen, mine, row, moment)


def _referee_unreached(seen: CheckSeen, reference: Reference, row: Row, moment: Moment) -> Changes:
    """The candidate is asked for another referee at once (R33). A follow-up that nobody got ends, too."""
    if reference.standing is Standing.SUBMITTED and reference.follow_up_asked_at:
        who = reference.conversation
        return Changes(tell=[to_person(seen.people[who].lane, row, Happening.FOLLOW_UP_UNREACHED, who)])
    if reference.standing not in NEVER_HEARD_OF:
        return Changes()
    moved = reference.becomes(Standing.UNOBTAINABLE)
    about = (Actor.SYSTEM, moment.now, reference.conversation)
    changes = Changes(put=[moved, event(seen.check, EventType.REFERENCE_UNOBTAINABLE, *about, name=reference.name)])
    tell_candidate(seen, "unreached", moved, row, changes)
    return changes


def _candidate_unreached(seen: CheckSeen, mine: Conversation, row: Row, moment: Moment) -> Changes:
    """The recruiter is told at once, and may start anew (`anew.py`); not of somebody who has been heard (R7)."""
    if mine.last_heard_at or seen.check.unreachable_at or seen.check.status is not CheckStatus.AWAITING_CANDIDATE:
        return Changes()
    marked = replace(seen.check, unreachable_at=moment.now, unreachable_because=row.payload["reason"])
    kind = EventType.CANDIDATE_UNREACHABLE
    return Changes(put=[marked, event(seen.check, kind, Actor.SYSTEM, moment.now, mine.id, name=mine.name)])


TURNS = {Happening.OPENING_FAILED: opening_failed}
