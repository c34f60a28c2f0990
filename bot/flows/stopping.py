"""STOP and START: at once, for all that this sender writes to this phone (R30)."""

from dataclasses import replace
from typing import Any

from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.stop_words.wishes import Wish, carrier_answers
from bot.flows.tapping import offered
from bot.flows.telling import now_asked
from bot.flows.writing import begun_anew, message


def wished(person: PersonSeen, wish: Wish, words: dict[str, Any], moment: Moment, source: str) -> Changes:
    """What the carrier answers itself is only remembered: a STOP is confirmed once at most, by one of us."""
    may_answer = not words.get("carrier_is_silent")
    is_answered = may_answer and carrier_answers(words["text"], words.get("opt_out_type"), Channel(words["channel"]))
    if wish is Wish.STOP:
        return _stopped(person, is_answered, moment)
    return _started(person, is_answered, moment, source)


def _stopped(person: PersonSeen, is_answered: bool, moment: Moment) -> Changes:
    lane = replace(person.lane, opted_out_at=person.lane.opted_out_at or moment.now, choices=(), held=())
    changes = Changes(put=[lane])
    if person.lane.opted_out_at is None and person.conversations:
        changes.put += _logged(person, EventType.OPTED_OUT, moment)
        changes.put += [] if is_answered else _farewell(person.conversations[-1], moment)
    return changes


def _farewell(latest: ConversationSeen, moment: Moment) -> list[Message]:
    key = "thread.stopped_whatsapp" if latest.conversation.channel is Channel.WHATSAPP else "thread.stopped"
    farewell = message(latest, moment, latest.texts(moment)(key), Purpose.FAREWELL)
    return [farewell] if farewell else []


def _started(person: PersonSeen, is_answered: bool, moment: Moment, source: str) -> Changes:
    """The conversation goes on where it was, and the clocks begin anew."""
    changes = Changes(put=[replace(person.lane, opted_out_at=None, choices=(), held=())])
    open_ones = [seen for seen in person.conversations if seen.conversation.status is ConversationStatus.OPEN]
    if person.lane.opted_out_at is not None:
        changes.put += _logged(person, EventType.OPTED_IN, moment)
        for seen in open_ones:
            changes.put += begun_anew(seen, moment, source)
    if open_ones:
        changes.put += _greeting(open_ones[-1], is_answered, moment)
    return changes


def _greeting(seen: ConversationSeen, is_answered: bool, moment: Moment) -> list[Message]:
    """What is asked now; the welcome before it is the carrier's where the carrier answers."""
    told = now_asked(seen, moment)
    lines = [told.body] if is_answered else [told.seen.texts(moment)("thread.started"), told.body]
    choices = offered(told.seen, moment, told.prompt, told.body)
    asked = message(told.seen, moment, "\n".join(lines), Purpose.REPLY, choices=choices)
    return [asked] if asked else []


def _logged(person: PersonSeen, kind: EventType, moment: Moment) -> list[Event]:
    concerned = [one for one in person.conversations if one.conversation.status is not ConversationStatus.CLOSED]
    return [_event(one, kind, moment) for one in concerned]


def _event(seen: ConversationSeen, kind: EventType, moment: Moment) -> Event:
    mine = seen.conversation
    return Event(mine.organisation, mine.check, kind, Actor(mine.role.value), moment.now, {"name": mine.name}, mine.id)
