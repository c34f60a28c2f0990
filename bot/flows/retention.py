"""The time for which a check is kept is over: it goes as a deleted one does, and only counts of it stay (R56)."""

from datetime import datetime

from bot.domain.check import Check
from bot.domain.erased import BY_TIME, ErasedCheck, kept_until
from bot.domain.inbox import Row
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.recruiter import card_emptied


def retention_ended(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Judged once more: the months may have been made more since somebody looked."""
    last_at = datetime.fromisoformat(row.payload["last_at"])
    if kept_until(last_at, seen.sub_account.retention_months) > moment.now:
        return Changes()
    check = seen.check
    kept = _erased(check, len(seen.references), last_at, moment.now)
    return Changes(put=[kept], delete_check=check.id, tell=card_emptied(check, BY_TIME), outcome={"erased": check.id})


def _erased(check: Check, referees: int, last_at: datetime, now: datetime) -> ErasedCheck:
    return ErasedCheck(
        id=check.id,
        organisation=check.organisation,
        sub_account=check.sub_account,
        assignment=check.assignment,
        status=check.status.value,
        requested=check.requested,
        answered=check.answered,
        referees=referees,
        created_at=check.created_at,
        last_at=last_at,
        erased_at=now,
    )
