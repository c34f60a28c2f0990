"""Notices: which lines of the lifecycle the recruiter is told of, how much they matter, and what may be done (R32).

A notice is an event seen by the recruiter. Nothing of it is stored: whether it still needs somebody follows from what
has happened since.
"""

from enum import StrEnum

from bot.domain.check import CheckStatus
from bot.domain.lifecycle import EventType


class Level(StrEnum):
    NEEDS_YOU = "needs_you"  # nothing goes on by itself
    MILESTONE = "milestone"
    ROUTINE = "routine"


class Act(StrEnum):
    """What the recruiter may do about it, over the API or on the card."""

    REMIND = "remind"
    PAUSE = "pause"
    RESUME = "resume"
    START_ANEW = "start_anew"
    MORE_REFERENCES = "more_references"
    OPEN_REPORT = "open_report"
    FOLLOW_UP = "follow_up"
    ARCHIVE = "archive"
    CANCEL = "cancel"


# What is not listed is no notice: recruiters know what they did themselves, and messages are in the lifecycle.
LEVELS: dict[EventType, Level] = {
    EventType.CANDIDATE_DECLINED: Level.NEEDS_YOU,
    EventType.CANDIDATE_UNRESPONSIVE: Level.NEEDS_YOU,
    EventType.CANDIDATE_UNREACHABLE: Level.NEEDS_YOU,
    EventType.WITHDRAWAL_REQUESTED: Level.NEEDS_YOU,
    EventType.ERASURE_REQUESTED: Level.NEEDS_YOU,
    EventType.REFERENCE_DECLINED: Level.NEEDS_YOU,
    EventType.REFERENCE_UNOBTAINABLE: Level.NEEDS_YOU,
    EventType.DEADLINE_PASSED: Level.NEEDS_YOU,
    EventType.MESSAGE_FAILED: Level.NEEDS_YOU,
    EventType.MESSAGE_PARKED: Level.NEEDS_YOU,
    EventType.OPTED_OUT: Level.NEEDS_YOU,
    EventType.CANDIDATE_REOPENED: Level.MILESTONE,
    EventType.WITHDRAWAL_UNDONE: Level.MILESTONE,
    EventType.REFEREE_NOMINATED: Level.MILESTONE,
    EventType.REFERENCE_REOPENED: Level.MILESTONE,
    EventType.REFERENCE_SUBMITTED: Level.MILESTONE,
    EventType.REFERENCE_REPLACED: Level.MILESTONE,
    EventType.CHECK_COMPLETED: Level.MILESTONE,
    EventType.DEADLINE_NEAR: Level.MILESTONE,
    EventType.ESTIMATE_GIVEN: Level.MILESTONE,
    EventType.SNOOZED: Level.MILESTONE,
    EventType.AWAY_TOLD: Level.MILESTONE,
    EventType.FOLLOW_UP_ANSWERED: Level.MILESTONE,
    EventType.FOLLOW_UP_DECLINED: Level.MILESTONE,
    EventType.CANDIDATE_INVITED: Level.ROUTINE,
    EventType.CANDIDATE_REMINDED: Level.ROUTINE,
    EventType.CANDIDATE_CONSENTED: Level.ROUTINE,
    EventType.REFEREE_INVITED: Level.ROUTINE,
    EventType.REFEREE_REMINDED: Level.ROUTINE,
    EventType.REFEREE_CONNECTED: Level.ROUTINE,
    EventType.REFERENCE_STARTED: Level.ROUTINE,
    EventType.DETAILS_CORRECTED: Level.ROUTINE,
    EventType.PAUSED: Level.ROUTINE,
    EventType.RESUMED: Level.ROUTINE,
    EventType.OPTED_IN: Level.ROUTINE,
    EventType.MESSAGE_POSTPONED: Level.ROUTINE,
    EventType.MESSAGE_RESCHEDULED: Level.ROUTINE,
    EventType.MESSAGE_HELD: Level.ROUTINE,
    EventType.FAILED_OVER: Level.ROUTINE,
    EventType.MESSAGE_RESENT: Level.ROUTINE,
    EventType.MESSAGE_DROPPED: Level.ROUTINE,
    EventType.REPORT_ISSUED: Level.ROUTINE,
    EventType.FOLLOW_UP_LAPSED: Level.ROUTINE,
}
NEEDING = tuple(kind for kind, level in LEVELS.items() if level is Level.NEEDS_YOU)

ACTS: dict[EventType, tuple[Act, ...]] = {
    EventType.CANDIDATE_DECLINED: (Act.CANCEL,),
    EventType.CANDIDATE_UNRESPONSIVE: (Act.REMIND, Act.CANCEL),
    EventType.CANDIDATE_UNREACHABLE: (Act.START_ANEW,),
    EventType.WITHDRAWAL_REQUESTED: (Act.CANCEL,),
    EventType.REFERENCE_DECLINED: (Act.CANCEL,),
    EventType.REFERENCE_UNOBTAINABLE: (Act.REMIND, Act.CANCEL),
    EventType.DEADLINE_NEAR: (Act.REMIND,),
    EventType.DEADLINE_PASSED: (Act.REMIND, Act.CANCEL),
    EventType.MESSAGE_FAILED: (Act.REMIND,),
    EventType.OPTED_OUT: (Act.CANCEL,),
    EventType.REFERENCE_SUBMITTED: (Act.OPEN_REPORT, Act.FOLLOW_UP),
    EventType.CHECK_COMPLETED: (Act.OPEN_REPORT, Act.MORE_REFERENCES, Act.ARCHIVE),
    EventType.FOLLOW_UP_ANSWERED: (Act.OPEN_REPORT,),
    EventType.CANDIDATE_REMINDED: (Act.PAUSE,),
    EventType.REFEREE_REMINDED: (Act.PAUSE,),
    EventType.PAUSED: (Act.RESUME,),
    EventType.AWAY_TOLD: (Act.PAUSE,),
}
_ON_A_REPORT = frozenset({Act.OPEN_REPORT, Act.FOLLOW_UP})
POSSIBLE: dict[CheckStatus, frozenset[Act]] = {
    CheckStatus.AWAITING_CANDIDATE: frozenset(Act) - _ON_A_REPORT - {Act.ARCHIVE},
    CheckStatus.COLLECTING: frozenset(Act) - {Act.ARCHIVE, Act.START_ANEW},
    CheckStatus.COMPLETED: _ON_A_REPORT | {Act.MORE_REFERENCES, Act.ARCHIVE, Act.CANCEL},
    CheckStatus.CANCELLED: frozenset({Act.OPEN_REPORT}),
}

# Somebody has been heard of since, or reached.
_HEARD = frozenset(
    {
        EventType.MESSAGE_RECEIVED,
        EventType.WEB_ANSWERED,
        EventType.MESSAGE_DELIVERED,
    }
)
_ANSWERED = _HEARD - {EventType.MESSAGE_DELIVERED}

# What resolves it, when it happens to the same person later. Its own kind is among them: the latest stands for all.
RESOLVED_BY: dict[EventType, frozenset[EventType]] = {
    EventType.CANDIDATE_DECLINED: frozenset({EventType.CANDIDATE_REOPENED}),
    EventType.CANDIDATE_UNRESPONSIVE: _ANSWERED,
    EventType.CANDIDATE_UNREACHABLE: _HEARD | {EventType.MESSAGE_RESENT},
    EventType.WITHDRAWAL_REQUESTED: frozenset({EventType.WITHDRAWAL_UNDONE}),
    EventType.REFERENCE_DECLINED: frozenset({EventType.REFERENCE_REOPENED}),
    EventType.REFERENCE_UNOBTAINABLE: frozenset(
        {EventType.REFERENCE_STARTED, EventType.QUESTION_ANSWERED, EventType.SNOOZED}
    ),
    EventType.MESSAGE_FAILED: _HEARD
    | {EventType.FAILED_OVER, EventType.MESSAGE_RESENT, EventType.MESSAGE_RESCHEDULED, EventType.OPTED_OUT}
    | {EventType.CANDIDATE_UNREACHABLE, EventType.REFERENCE_UNOBTAINABLE},
    EventType.MESSAGE_PARKED: _ANSWERED,
    EventType.OPTED_OUT: frozenset({EventType.OPTED_IN}),
}
# A reference that is in, or given up for another, needs nobody, whatever else happened to its referee.
SETTLED_BY = frozenset({EventType.REFERENCE_SUBMITTED, EventType.REFERENCE_REPLACED})
# What concerns the whole check and ends it; wishes about one's own details outlast it.
ENDED_BY = frozenset({EventType.CHECK_COMPLETED, EventType.CHECK_CANCELLED})
OUTLASTING: dict[EventType, frozenset[EventType]] = {
    EventType.WITHDRAWAL_REQUESTED: frozenset({EventType.CHECK_CANCELLED}),
    EventType.ERASURE_REQUESTED: frozenset(),
}
RUNNING = frozenset({CheckStatus.AWAITING_CANDIDATE, CheckStatus.COLLECTING})


def acts(kind: EventType, status: CheckStatus) -> tuple[Act, ...]:
    """What may be done about it now."""
    return tuple(act for act in ACTS.get(kind, ()) if act in POSSIBLE[status])
