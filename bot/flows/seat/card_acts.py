"""What may be done from a card: the most fitting first, and nothing that would be refused."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.check import CheckStatus
from bot.domain.lifecycle import Event, EventType
from bot.domain.notice import ACTS, Act
from bot.flows.changes import CheckSeen
from bot.flows.recruiter import has_a_referee
from bot.flows.seat.card_may import may_ask_for_more, may_be_followed_up, may_start_anew
from bot.flows.seat.card_people import all_paused, asked_people, paused_now, remindable, submitted
from bot.flows.seat.card_state import CardState, state_of_check


class CardAct(StrEnum):
    """The buttons, by their `action_id`."""

    UNDO = "undo"
    START_ANEW = "start_anew"
    OPEN_REPORT = "open_report"
    REMIND = "remind"
    DETAILS = "details"
    SHARE_FILE = "share_file"
    PAUSE = "pause"
    RESUME = "resume"
    MORE_REFERENCES = "more_references"
    FOLLOW_UP = "follow_up"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    CANCEL = "cancel"
    DELETE = "delete"


# The first of these that may be done is the one that is offered most plainly.
FIRST: dict[CardState, tuple[CardAct, ...]] = {
    CardState.WAITING: (CardAct.REMIND, CardAct.DETAILS),
    CardState.RUNNING: (CardAct.REMIND, CardAct.OPEN_REPORT, CardAct.DETAILS),
    CardState.STUCK: (CardAct.REMIND, CardAct.DETAILS),
    CardState.PAUSED: (CardAct.RESUME,),
    CardState.CANCELLING: (CardAct.UNDO,),
    CardState.CANCELLED: (CardAct.OPEN_REPORT, CardAct.DETAILS),
    CardState.COMPLETE: (CardAct.OPEN_REPORT,),
    CardState.ARCHIVED: (CardAct.OPEN_REPORT,),
}


# Between the person and whoever runs the check; nobody can settle it from a card, either.
NOT_FOR_ALL = frozenset({EventType.ERASURE_REQUESTED})


# Only of these is it the end that settles it; of the others ending everything is what is thought of last.
ENDED_BY_CANCELLING = frozenset({EventType.CANDIDATE_DECLINED, EventType.WITHDRAWAL_REQUESTED})


OFFERED: dict[EventType, tuple[CardAct, ...]] = {
    kind: tuple(CardAct(act.value) for act in acts if act is not Act.CANCEL or kind in ENDED_BY_CANCELLING)
    for kind, acts in ACTS.items()
}


def state_of(seen: CheckSeen, needing: Sequence[Event], now: datetime) -> CardState:
    return state_of_check(seen.check, now, needs=bool(needing), is_paused=all_paused(seen))


def acts_of(seen: CheckSeen, needing: Sequence[Event], now: datetime) -> tuple[CardAct, ...]:
    """In order; the first is the primary one."""
    state = state_of(seen, needing, now)
    if state is CardState.CANCELLING:
        return (CardAct.UNDO,)
    possible = _possible(seen, now)
    fitting = (*_settling(needing, state), *FIRST[state])
    return tuple(dict.fromkeys(act for act in (*fitting, *CardAct) if act in possible))


def _settling(needing: Sequence[Event], state: CardState) -> tuple[CardAct, ...]:
    """What settles that which needs the recruiter, of the latest first."""
    return offered_about(needing) if state is CardState.STUCK else ()


def offered_about(events: Sequence[Event]) -> tuple[CardAct, ...]:
    return tuple(act for one in reversed(events) for act in OFFERED.get(one.type, ()))


def _possible(seen: CheckSeen, now: datetime) -> frozenset[CardAct]:
    check, asked = seen.check, asked_people(seen)
    is_cancelled, has_report = check.status is CheckStatus.CANCELLED, bool(submitted(seen))
    may = {
        CardAct.DETAILS: True,
        CardAct.OPEN_REPORT: has_report,
        CardAct.SHARE_FILE: has_report,
        CardAct.REMIND: bool(remindable(seen, now)),
        CardAct.PAUSE: not is_cancelled and bool(paused_now(seen)),
        CardAct.RESUME: not is_cancelled and any(one.id in seen.paused for one in asked),
        CardAct.MORE_REFERENCES: may_ask_for_more(seen),
        CardAct.FOLLOW_UP: bool(may_be_followed_up(seen)),
        CardAct.START_ANEW: may_start_anew(seen),
        CardAct.ARCHIVE: check.status is CheckStatus.COMPLETED and check.archived_at is None,
        CardAct.UNARCHIVE: check.status is CheckStatus.COMPLETED and check.archived_at is not None,
        CardAct.CANCEL: not is_cancelled,
        CardAct.DELETE: not is_cancelled and not has_a_referee(seen),
    }
    return frozenset(act for act, is_allowed in may.items() if is_allowed)
