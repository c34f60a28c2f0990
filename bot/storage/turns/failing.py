"""A row that could not be applied is tried again, for half a minute at most, then parked so that its lane goes on."""

from datetime import datetime, timedelta

from bot.domain.inbox import Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.storage.fields import microseconds
from bot.storage.into import INBOX, LANE_MET
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.events import ToldPerson, desk_told, event_rows
from bot.storage.turns.writing import inbox_rows, lanes_met

WAITS_SECONDS = (1, 2, 4, 8)  # after the first four tries; the fifth is the last
MOST_TRIES = len(WAITS_SECONDS) + 1

PUT_OFF = (
    "UPDATE inbox SET attempts = $2, retry_at = $3, parked_at = $4, error = $5 WHERE id = $1 AND applied_at IS NULL"
)
CHECK_OF_LANE = """SELECT organisation, id, NULL, place IS NOT NULL FROM checks WHERE 'check:' || id = $1
UNION ALL SELECT c.organisation, c."check", c.id, k.place IS NOT NULL
FROM conversation c JOIN lane l ON l.key = c.lane JOIN checks k ON k.id = c."check" WHERE c.lane = $1
AND (c.id = l.focus OR (SELECT count(*) FROM conversation other WHERE other.lane = $1) = 1)"""
OFFSET = "SELECT offset_seconds FROM clock"


def put_off(row: Row, error: Exception, real_now: datetime) -> Steps[bool]:
    """Counts the failed try; whether the row is parked now."""
    attempts = row.attempts + 1
    parked = attempts >= MOST_TRIES
    retry_at = None if parked else microseconds(real_now + timedelta(seconds=WAITS_SECONDS[attempts - 1]))
    parked_at = microseconds(real_now) if parked else None
    # The error's kind alone: its words may hold what somebody wrote.
    yield Query(PUT_OFF, [row.id, attempts, retry_at, parked_at, type(error).__name__])
    if parked:
        yield from _tell_of_parking(row, error, real_now)
    return parked


def _tell_of_parking(row: Row, error: Exception, real_now: datetime) -> Steps[None]:
    offsets = yield Query(OFFSET)
    now = real_now + timedelta(seconds=offsets[0][0] if offsets else 0)
    about = {"happening": row.happening.value, "error": type(error).__name__}
    for organisation, check, conversation, has_desk in (yield Query(CHECK_OF_LANE, [row.lane])):
        event = Event(organisation, check, EventType.MESSAGE_PARKED, Actor.SYSTEM, now, about, conversation)
        told = desk_told(ToldPerson(has_desk=bool(has_desk)), f"parked:{row.id}", event)
        yield Write({LANE_MET: lanes_met(told), **event_rows(event), INBOX: inbox_rows(told, now)})
