"""A check is cancelled: at once, or after some seconds in which whoever asked may take it back (R45)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.check import CheckStatus
from bot.domain.inbox import Happening, Row, Timer, check_lane
from bot.domain.lifecycle import Actor, EventType
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event, people_of, to_person
from bot.flows.refusing import refused
from bot.flows.withdrawal import withdrawn

Turn = Callable[[CheckSeen, Row, Moment], Changes]
TOO_LATE = "The check is cancelled already; that can't be taken back any more."


def _cancel_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """R45: all messages stop at once. Asking again changes nothing."""
    check = seen.check
    if check.status is CheckStatus.CANCELLED:
        return Changes()
    if undo_seconds := row.payload.get("undo_seconds"):
        return _until(seen, moment.now + timedelta(seconds=undo_seconds), row.payload["by"])
    return _cancelled(seen, row, moment, row.payload["by"])


def _until(seen: CheckSeen, until: datetime, by: str) -> Changes:
    """Nothing of the check is sent from now on (`bot/domain/message.py`); it is cancelled when nobody takes it back."""
    check = seen.check
    if check.cancelling_until:
        return Changes(outcome={"undo_until": check.cancelling_until.isoformat()})
    timer = Timer(
        check_lane(check.id), f"cancel:{check.id}", until, Happening.CANCEL_FELL_DUE, {"until": until.isoformat()}
    )
    return Changes(
        put=[replace(check, cancelling_until=until, cancelling_by=by), timer],
        outcome={"undo_until": until.isoformat()},
    )


def _cancel_fell_due(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """Unless it was taken back, or asked for anew since."""
    check = seen.check
    is_meant = check.cancelling_until is not None and check.cancelling_until.isoformat() == row.payload["until"]
    if not is_meant or check.status is CheckStatus.CANCELLED:
        return Changes()
    return _cancelled(seen, row, moment, check.cancelling_by)


def _cancel_undone(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """What waited goes out; pressing twice changes nothing."""
    check = seen.check
    if check.status is CheckStatus.CANCELLED:
        return refused("check-cancelled", TOO_LATE)
    if check.cancelling_until is None:
        return Changes()
    return Changes(put=[replace(check, cancelling_until=None, cancelling_by="")])


def _cancelled(seen: CheckSeen, row: Row, moment: Moment, by: str) -> Changes:
    check = replace(seen.check, cancelling_until=None, cancelling_by="")
    cancelled = check.becomes(CheckStatus.CANCELLED, cancelled_at=moment.now)
    told = event(check, EventType.CHECK_CANCELLED, Actor.RECRUITER, moment.now, name=by)
    closed = [to_person(one.lane, row, Happening.CONVERSATION_CLOSED, one.id) for one in people_of(seen)]
    return Changes(put=[cancelled, told, *withdrawn(seen)], tell=closed)


TURNS: dict[Happening, Turn] = {
    Happening.CANCEL_ASKED: _cancel_asked,
    Happening.CANCEL_FELL_DUE: _cancel_fell_due,
    Happening.CANCEL_UNDONE: _cancel_undone,
}
