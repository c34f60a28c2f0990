"""Whether the rules allow what a recruiter may ask of a check (R7, R43, R51)."""

from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus
from bot.domain.reference import Standing
from bot.flows.changes import CheckSeen
from bot.flows.recruiter import MOST_REFERENCES, has_a_referee


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
