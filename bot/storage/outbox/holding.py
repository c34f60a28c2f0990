"""A message waits for a limit: with its reason in the lifecycle, once, and without those that it makes pointless."""

from datetime import datetime

from bot.domain.counted import Counter, Held, held_key
from bot.domain.lifecycle import EventType
from bot.domain.message import Message, Purpose
from bot.storage.fields import microseconds
from bot.storage.outbox.counts import COUNTS, KEPT_FOR
from bot.storage.outbox.sent import write_with_rows
from bot.storage.outbox.warning import warned
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.events import desk_told, event_rows, message_event, told_person

HOLD = "UPDATE outbox SET due_at = $2, waits_for = $3 WHERE id = $1"
# Of several reminders, or answers, that wait for the same limit the last says all that is of use.
# The first condition on progress is the partial index's own; SQLite reads all that is queued without it.
SUPERSEDED = f"""UPDATE outbox SET progress = 'dropped', error = 'superseded' WHERE lane = $1 AND conversation = $2
AND progress IN ('queued', 'leased', 'unclear') AND purpose = $3 AND progress = 'queued'
AND waits_for IS NOT NULL AND id < $4 RETURNING {mapper(Message).listed()}"""
ONE_IS_ENOUGH = frozenset({Purpose.REMINDER, Purpose.REPLY, Purpose.AGAIN})
# What was to start the clocks and tell of it: the last says the same, and does so in its place.
INHERIT = """UPDATE outbox SET starts = (SELECT starts FROM outbox WHERE id = $2),
tells = (SELECT tells FROM outbox WHERE id = $2) WHERE id = $1 AND tells = ''"""
MARKED = "SELECT 1 FROM counts WHERE key = $1"


def hold(message: Message, over: Held, has_waited: bool, now: datetime) -> Steps[None]:
    yield Query(HOLD, [message.id, microseconds(over.until), over.counter.why.value])
    if not has_waited:
        yield from _told(message, EventType.MESSAGE_HELD, now, because=over.counter.why.value)
    if message.purpose in ONE_IS_ENOUGH and message.conversation:
        asked = [message.lane, message.conversation, message.purpose.value, message.id]
        for row in (yield Query(SUPERSEDED, asked)):
            dropped = mapper(Message).record_of(row)
            yield from _told(dropped, EventType.MESSAGE_DROPPED, now, reason="superseded")
            if dropped.tells:
                yield Query(INHERIT, [message.id, dropped.id])
    yield from _mark(message.organisation, over.counter, now)


def _told(message: Message, kind: EventType, now: datetime, **about: str) -> Steps[None]:
    whom = yield from told_person(message)
    event = message_event(message, kind, now, whom.name, **about)
    told = desk_told(whom, f"{message.key}:{kind}", event)
    yield from write_with_rows(event_rows(event) if event else {}, told, now)


def _mark(organisation: str, counter: Counter, now: datetime) -> Steps[None]:
    """The first of its kind in a day or month is told of, and shown to users."""
    key = held_key(counter.why, organisation, counter.period, counter.budget)
    if organisation and not (yield Query(MARKED, [key])):
        yield Write({COUNTS: [(key, 1, microseconds(counter.opens_at + KEPT_FOR))]})
        yield from warned(organisation, counter, "over", now)
