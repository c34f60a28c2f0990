"""The provider has a message, or will never take it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.inbox import Happening, Row, Timer, check_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Clockwork, Message, Progress
from bot.flows.failover import failed_row
from bot.storage.fields import microseconds
from bot.storage.into import INBOX, LANE_MET, TIMER
from bot.storage.outbox.cards import card_posted, card_refused
from bot.storage.outbox.fates import FIRST_ASK
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.events import (
    Rows,
    ToldPerson,
    desk_told,
    event_rows,
    message_event,
    told_person,
)
from bot.storage.turns.taking_back import take_back_if_orphaned
from bot.storage.turns.writing import inbox_rows, lanes_met

NOTHING_TOLD: Mapping[str, Any] = {}  # of what the provider says beside the id
UNSENT = (Progress.QUEUED, Progress.LEASED, Progress.UNCLEAR)
_WHERE = "WHERE key = $1 AND progress IN ('queued', 'leased', 'unclear')"
_LET_GO = "leased_at = NULL, leased_by = NULL, look_again_at = NULL, retry_at = NULL"
# What was told in Slack stands there; here it would outlast those whom it names.
_SAID = "about = CASE WHEN channel = 'slack' THEN NULL ELSE about END"
SENT = f"""UPDATE outbox SET progress = 'sent', provider_id = $2, sent_at = $3,
delivery = coalesce(delivery, 'accepted'), {FIRST_ASK}, {_SAID},
{_LET_GO} {_WHERE} RETURNING {mapper(Message).listed()}"""
NOTED = "UPDATE outbox SET provider_id = $2 WHERE key = $1 AND progress = 'leased' RETURNING id"
REFUSED = f"""UPDATE outbox SET progress = 'failed', error = $2, delivery = 'undelivered', {_SAID},
{_LET_GO} {_WHERE} RETURNING {mapper(Message).listed()}"""


def mark_sent(
    key: str, provider_id: str, now: datetime, told: Mapping[str, Any] = NOTHING_TOLD
) -> Steps[frozenset[str]]:
    """Once, whoever tells it: the answer to the request, a callback with our key, or the provider's list."""
    updated = yield Query(SENT, [key, provider_id, microseconds(now)])
    if not updated:
        return frozenset()
    message = mapper(Message).record_of(updated[0])
    whom = yield from told_person(message)
    events = list(_sent_events(message, whom.name, now))
    rows: Rows = event_rows(*events)
    if timers := [_timer(message, place, clock, now) for place, clock in enumerate(message.starts)]:
        rows[TIMER] = [mapper(Timer).row(timer) for timer in timers]
    yield from take_back_if_orphaned(message)
    followed = [*_sent_row(message, whom), *card_posted(message, provider_id, told)]
    return (yield from write_with_rows(rows, followed + desk_told(whom, f"{key}:sent", *events), now))


def mark_heard(key: str, provider_id: str, now: datetime) -> Steps[frozenset[str]]:
    if (yield Query(NOTED, [key, provider_id])):
        return frozenset()
    return (yield from mark_sent(key, provider_id, now))


def mark_refused(key: str, error: str, now: datetime) -> Steps[frozenset[str]]:
    updated = yield Query(REFUSED, [key, error])
    if not updated:
        return frozenset()
    message = mapper(Message).record_of(updated[0])
    whom = yield from told_person(message)
    event = message_event(message, EventType.MESSAGE_FAILED, now, whom.name, error=error)
    told = [
        *card_refused(message, error),
        *failed_row(message, error, was_sent=False),
        *desk_told(whom, f"{key}:refused", event),
    ]
    return (yield from write_with_rows(event_rows(*([event] if event else [])), told, now))


def write_with_rows(rows: Rows, told: list[Row], now: datetime) -> Steps[frozenset[str]]:
    if told:
        rows = {LANE_MET: lanes_met(told), **rows, INBOX: inbox_rows(told, now)}
    if rows:
        yield Write(rows)
    return frozenset(row.lane for row in told)


def _sent_events(message: Message, name: str, now: datetime) -> Iterator[Event]:
    sent = message_event(message, EventType.MESSAGE_SENT, now, name)
    if sent is None or message.check is None:
        return
    yield sent
    if message.tells:
        about: dict[str, Any] = message.about or {}
        type = EventType(message.tells)
        yield Event(message.organisation, message.check, type, Actor.SYSTEM, now, about, message.conversation)


def _sent_row(message: Message, whom: ToldPerson) -> list[Row]:
    if not message.tells or not message.check:
        return []
    payload = {"tells": message.tells, "conversation": message.conversation, "message": message.key}
    if whom.reference:
        payload["reference"] = whom.reference
    return [Row(check_lane(message.check), "outbox", f"{message.key}:sent", Happening.MESSAGE_SENT, payload)]


def _timer(message: Message, place: int, clock: Clockwork, now: datetime) -> Timer:
    due_at = now + timedelta(seconds=clock.after_seconds)
    key = f"{message.conversation}:{place}"  # those of an earlier round give way
    return Timer(message.lane, key, due_at, Happening(clock.kind), clock.details, message.conversation)
