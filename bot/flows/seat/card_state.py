"""What state a card is in."""

from datetime import datetime
from enum import StrEnum

from bot.domain.check import Check, CheckStatus


class CardState(StrEnum):
    WAITING = "waiting"  # for the candidate
    RUNNING = "running"
    STUCK = "stuck"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    COMPLETE = "complete"
    ARCHIVED = "archived"


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
