"""Timers that have fallen due become rows of the inbox: out of the one and into the other in one transaction."""

from datetime import datetime

from bot.domain.inbox import Row, Timer
from bot.storage.fields import instant, microseconds
from bot.storage.into import INBOX, LANE_MET
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.writing import inbox_rows, lanes_met

MOST = 500
DUE = f"SELECT {mapper(Timer).listed()} FROM timer WHERE due_at <= $1 ORDER BY due_at, key LIMIT {MOST} {{skip}}"
GONE = "DELETE FROM timer WHERE key {in $1}"
NEXT_DUE = """SELECT min(due_at) FROM (
    SELECT min(due_at) AS due_at FROM timer WHERE happening <> 'digest_fell_due'
    UNION ALL
    SELECT min(due_at) FROM outbox WHERE progress = 'queued'
    AND due_at > $1 + 1000000 * coalesce((SELECT max(offset_seconds) FROM clock), 0)
) AS soonest"""


def tick(now: datetime) -> Steps[frozenset[str]]:
    due = [mapper(Timer).record_of(row) for row in (yield Query(DUE, [microseconds(now)]))]
    timers = sorted(due, key=lambda one: (one.due_at, one.key))  # databases sort text each in their own way
    if not timers:
        return frozenset()
    rows = [_row(timer) for timer in timers]
    gone = Query(GONE, [[timer.key for timer in timers]])
    yield Write({LANE_MET: lanes_met(rows), INBOX: inbox_rows(rows, now)}, (gone,))
    return frozenset(row.lane for row in rows)


def next_due(real_now: datetime) -> Steps[datetime | None]:
    """A queued message whose hour has come already waits for its sender or its lane, not for the clock."""
    ((due_at,),) = yield Query(NEXT_DUE, [microseconds(real_now)])
    return None if due_at is None else instant(due_at)


def _row(timer: Timer) -> Row:
    """The due time is part of the key: a timer that is set anew has an effect anew."""
    key = f"{timer.key}@{microseconds(timer.due_at)}"
    return Row(timer.lane, "timer", key, timer.happening, timer.payload)
