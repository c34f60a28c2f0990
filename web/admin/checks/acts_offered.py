"""What a check's page offers beyond the card in Slack."""

from datetime import datetime

from bot.domain.check import Check, CheckStatus
from bot.flows.changes import CheckSeen
from bot.flows.recruiter import has_a_referee
from bot.flows.seat.card_state import is_cancelling


def may_start_anew(seen: CheckSeen) -> bool:
    """Also before the first message is known to have failed: a wrong number may belong to somebody else (R7)."""
    return seen.check.status is CheckStatus.AWAITING_CANDIDATE and not has_a_referee(seen)


def undo_seconds(check: Check, now: datetime) -> int:
    """How long the cancelling may still be taken back."""
    if check.cancelling_until is None or not is_cancelling(check, now):
        return 0
    return max(1, round((check.cancelling_until - now).total_seconds()))
