"""Lifecycle events that storage itself writes: what became of messages, and of rows that could not be applied."""

from datetime import datetime
from typing import Any

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Message, Purpose
from bot.storage.into import EVENT
from bot.storage.records import mapper
from bot.storage.steps import Into, Query, Steps

Rows = dict[Into, list[tuple[Any, ...]]]
NAME = "SELECT name, reference FROM conversation WHERE id = $1"


def event_rows(*events: Event) -> Rows:
    columns = len(EVENT.columns)
    return {EVENT: [mapper(Event).row(event)[:columns] for event in events]} if events else {}


def message_event(message: Message, type: EventType, at: datetime, name: str, **more: Any) -> Event | None:
    """Nothing for a message that belongs to no check."""
    if message.check is None:
        return None
    about = {"name": name, **message.told_of_it, **more}
    return Event(message.organisation, message.check, type, Actor.SYSTEM, at, about, message.conversation)


def opening_failed(message: Message, reason: str) -> list[Row]:
    """A row for the check when a first message never arrives: no clock starts, so nobody would miss the answer."""
    if message.purpose is not Purpose.OPENING or message.check is None:
        return []
    payload = {"conversation": message.conversation, "lane": message.lane, "reason": reason}
    return [Row(check_lane(message.check), "outbox", f"{message.key}:failed", Happening.OPENING_FAILED, payload)]


def told_person(message: Message) -> Steps[tuple[str, str | None]]:
    """The name of whom a message is for, and the reference that their conversation is about."""
    rows = (yield Query(NAME, [message.conversation])) if message.conversation else []
    return (rows[0][0], rows[0][1]) if rows else ("", None)
