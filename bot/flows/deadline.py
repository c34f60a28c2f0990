"""A check's deadline: it shapes reminders and notices, and nothing stops after it (R37)."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.check import Check, CheckStatus
from bot.domain.inbox import Happening, Row, Timer, check_lane
from bot.domain.lifecycle import Actor, EventType
from bot.domain.organisation import SubAccount
from bot.flows.calendar import written_day
from bot.flows.changes import Changes, CheckSeen, Moment
from bot.flows.check import event
from bot.flows.texts import Texts

DAYS_FROM_IT = {EventType.DEADLINE_NEAR: -1, EventType.DEADLINE_PASSED: 1}
OVER = frozenset({CheckStatus.COMPLETED, CheckStatus.CANCELLED})


def deadline_timers(check: Check, sub_account: SubAccount, now: datetime) -> list[Timer]:
    """On the day before and on the day after, at the sub-account's opening hour; none for a day that has begun."""
    if check.deadline is None:
        return []
    opens = time(sub_account.plan.opens_at_hour, tzinfo=ZoneInfo(sub_account.zone))
    due = {
        kind: datetime.combine(check.deadline + timedelta(days=days), opens).astimezone(now.tzinfo)
        for kind, days in DAYS_FROM_IT.items()
    }
    lane = check_lane(check.id)
    return [
        Timer(lane, f"{check.id}:{kind}", at, Happening.DEADLINE_CAME, {"tells": kind.value})
        for kind, at in due.items()
        if at > now
    ]


def deadline_came(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    """A line and a notice, unless nothing is waited for."""
    check = seen.check
    if check.status in OVER or check.deadline is None:
        return Changes()
    kind, day = EventType(row.payload["tells"]), check.deadline.isoformat()
    counts = {"answered": check.answered, "requested": check.requested}
    return Changes(put=[event(check, kind, Actor.SYSTEM, moment.now, None, date=day, **counts)])


def deadline_said(seen: CheckSeen, now: datetime, zone: str, texts: Texts) -> str:
    """A sentence that names the deadline to somebody in that zone; empty where there is none, or nothing is missing."""
    check = seen.check
    if check.deadline is None or check.status in OVER:
        return ""
    is_past = now.astimezone(ZoneInfo(zone)).date() > check.deadline
    return texts("deadline.past" if is_past else "deadline.ahead", day=written_day(check.deadline, texts.language))


TURNS: dict[Happening, Callable[[CheckSeen, Row, Moment], Changes]] = {Happening.DEADLINE_CAME: deadline_came}
