"""Lifecycle events that storage itself writes: what became of messages, and of rows that could not be applied."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.channel import Channel
from bot.domain.inbox import Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Message
from bot.flows.desk.events import event_told
from bot.flows.desk.passing_on import desk_row
from bot.storage.into import EVENT
from bot.storage.records import mapper
from bot.storage.steps import Into, Query, Steps

Rows = dict[Into, list[tuple[Any, ...]]]
WHOM = """SELECT c.name, c.reference, k.place IS NOT NULL FROM conversation c JOIN checks k ON k.id = c."check"
WHERE c.id = $1"""


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """Whom a message is for."""

    name: str = ""
    reference: str | None = None  # that their conversation is about
    has_desk: bool = False  # whether their check is shown in Slack


def event_rows(*events: Event) -> Rows:
    columns = len(EVENT.columns)
    return {EVENT: [mapper(Event).row(event)[:columns] for event in events]} if events else {}


def message_event(message: Message, type: EventType, at: datetime, name: str, **more: Any) -> Event | None:
    """Nothing for a message that belongs to no check, nor for what recruiters are told."""
    if message.check is None or message.channel is Channel.SLACK:
        return None
    about = {"name": name, **message.told_of_it, **more}
    return Event(message.organisation, message.check, type, Actor.SYSTEM, at, about, message.conversation)


def desk_told(whom: ToldPerson, cause: str, *events: Event | None) -> list[Row]:
    """What has entered the lifecycle of a check that is shown in Slack, for its desk."""
    told = [one for one in events if one is not None]
    if not whom.has_desk or not told:
        return []
    return [desk_row(told[0].check, f"outbox:{cause}", [event_told(one) for one in told])]


def told_person(message: Message) -> Steps[ToldPerson]:
    rows = (yield Query(WHOM, [message.conversation])) if message.conversation else []
    return ToldPerson(rows[0][0], rows[0][1], bool(rows[0][2])) if rows else ToldPerson()
