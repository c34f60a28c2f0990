"""What state a card is in, and what may be done from it: the most fitting first, and nothing that would be refused."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.channel import Channel
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.lifecycle import Event, EventType
from bot.domain.notice import ACTS, Act
from bot.domain.reference import Standing
from bot.flows.changes import CheckSeen
from bot.flows.recruiter import MOST_REFERENCES, has_a_referee
from bot.flows.reminding import Obstacle, obstacle_seen


class CardState(StrEnum):
    WAITING = "waiting"  # for the candidate
    RUNNING = "running"
    STUCK = "stuck"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    COMPLETE = "complete"
    ARCHIVED = "archived"


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
OVER = frozenset({CheckStatus.COMPLETED, CheckStatus.CANCELLED})


def state_of(seen: CheckSeen, needing: Sequence[Event], now: datetime) -> CardState:
    return state_of_check(seen.check, now, needs=bool(needing), is_paused=_all_paused(seen))


def state_of_check(check: Check, now: datetime, *, needs: bool, is_paused: bool) -> CardState:
    if check.status is CheckStatus.CANCELLED:
        return CardState.CANCELLED
    if is_cancelling(check, now):
        return CardState.CANCELLING
    if check.status is CheckStatus.COMPLETED:
        return CardState.ARCHIVED if check.archived_at else CardState.COMPLETE
    if needs:
        return CardState.STUCK
    if is_paused:
        return CardState.PAUSED
    return CardState.WAITING if check.status is CheckStatus.AWAITING_CANDIDATE else CardState.RUNNING


def is_cancelling(check: Check, now: datetime) -> bool:
    return check.cancelling_until is not None and now < check.cancelling_until


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
        CardAct.PAUSE: not is_cancelled and any(_gets_reminders(one, seen) for one in asked),
        CardAct.RESUME: not is_cancelled and any(one.id in seen.paused for one in asked),
        CardAct.MORE_REFERENCES: may_ask_for_more(seen),
        CardAct.FOLLOW_UP: bool(may_be_followed_up(seen)),
        CardAct.START_ANEW: may_start_anew(seen),
        CardAct.ARCHIVE: check.status is CheckStatus.COMPLETED and check.archived_at is None,
        CardAct.CANCEL: not is_cancelled,
        CardAct.DELETE: not is_cancelled and not has_a_referee(seen),
    }
    return frozenset(act for act, is_allowed in may.items() if is_allowed)


def _gets_reminders(mine: Conversation, seen: CheckSeen) -> bool:
    return mine.channel is not Channel.WEB and mine.id not in seen.paused


def people(seen: CheckSeen) -> tuple[Conversation, ...]:
    """The candidate, then the referees by position."""
    referees = (seen.people.get(one.conversation) for one in seen.references)
    return tuple(one for one in (seen.candidate, *referees) if one)


def asked_people(seen: CheckSeen) -> tuple[Conversation, ...]:
    """Those from whom something is still expected."""
    return tuple(one for one in people(seen) if one.status is ConversationStatus.OPEN)


def _all_paused(seen: CheckSeen) -> bool:
    asked = asked_people(seen)
    return bool(asked) and all(one.id in seen.paused for one in asked)


def remindable(seen: CheckSeen, now: datetime) -> tuple[Conversation, ...]:
    """An hour's rest after a reminder hides no button: nothing would bring it back when the hour is over."""
    if seen.check.status in OVER or is_cancelling(seen.check, now):
        return ()
    return tuple(one for one in people(seen) if obstacle_seen(seen, one, now) in (None, Obstacle.RECENTLY))


def submitted(seen: CheckSeen) -> tuple[str, ...]:
    """The conversations of the references that are in."""
    return tuple(one.conversation for one in seen.references if one.standing is Standing.SUBMITTED)


def may_be_followed_up(seen: CheckSeen) -> tuple[int, ...]:
    """The positions of referees who may be asked one more question (R51)."""
    if seen.check.status is CheckStatus.CANCELLED:
        return ()
    lanes = {one.id: one.lane for one in seen.people.values()}
    return tuple(
        one.position
        for one in seen.references
        if one.standing is Standing.SUBMITTED
        and not one.follow_up_asked_at
        and lanes.get(one.conversation) not in seen.stopped
    )


def may_ask_for_more(seen: CheckSeen) -> bool:
    """R43. Nobody is asked in vain."""
    check, mine = seen.check, seen.candidate
    if mine is None or check.status is CheckStatus.CANCELLED or check.requested >= MOST_REFERENCES:
        return False
    is_unwilling = mine.status is ConversationStatus.DECLINED or check.withdrawal_asked_at is not None
    return not is_unwilling and mine.lane not in seen.stopped


def may_start_anew(seen: CheckSeen) -> bool:
    """R7: the first message will never arrive, nobody has been heard, and no referee is entered."""
    check, mine = seen.check, seen.candidate
    is_unheard = mine is None or mine.last_heard_at is None
    is_waiting = check.status is CheckStatus.AWAITING_CANDIDATE and check.unreachable_at is not None
    return is_waiting and is_unheard and not has_a_referee(seen)
