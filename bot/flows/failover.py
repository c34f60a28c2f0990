"""A message that will never arrive: the conversation goes on by the person's next way, if there is one (R38)."""

from dataclasses import replace
from typing import Any

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Happening, Row, Timer, check_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import OPTED_OUT, Message, Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.moving import moved_to
from bot.flows.opted_out import opted_out
from bot.flows.said_beside import count_beside
from bot.flows.tried_again import LASTING, rescheduled, tries_again
from bot.flows.unprompted import unprompted
from bot.flows.ways import Way, next_way, way_beside
from bot.flows.writing import message

BESIDE = frozenset({Purpose.OPENING, Purpose.REMINDER})  # what goes by mail as well, where both were chosen


def failed_row(message: Message, reason: str, was_sent: bool) -> list[Row]:
    """For the lane that the message was written in. `was_sent`: the provider had taken it."""
    if message.conversation is None or message.channel is Channel.SLACK:
        return []
    payload = {
        "conversation": message.conversation,
        "channel": message.channel.value,
        "purpose": message.purpose.value,
        "reason": reason,
        "was_sent": was_sent,
        "written_at": message.created_at.isoformat(),
        "tries": (message.about or {}).get("tries", 0),
        "about": {key: message.told_of_it[key] for key in ("number", "of", "by") if key in message.told_of_it},
        "news": message.body if message.purpose is Purpose.NEWS else "",
    }
    return [Row(message.lane, "outbox", f"{message.key}:failed", Happening.MESSAGE_FAILED, payload)]


def message_failed(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    seen, told = person.named(row.payload["conversation"]), row.payload
    is_theirs = seen is not None and seen.conversation.status is not ConversationStatus.CLOSED
    if seen is None or not is_theirs:
        return Changes(put=opted_out(person, row, moment) if told["reason"] == OPTED_OUT else [])
    channel = Channel(told["channel"])
    mine = _failed_on(seen.conversation, channel)
    if channel is not mine.channel:  # beside the thread, or from before it moved on
        lost = _given_up(seen, row) if person.lane.opted_out_at and not mine.last_heard_at else []
        return Changes(put=[mine, *_news(person, replace(seen, conversation=mine), told, moment)], tell=lost)
    if told["reason"] == OPTED_OUT:
        return _stopped(person, seen, row, moment)
    if person.lane.opted_out_at:  # what they have written since holds on every channel, too (R30)
        return Changes(put=[mine], tell=_given_up(seen, row))
    way = next_way(replace(seen, conversation=mine), moment)
    if way is None:
        return _without_a_way(seen, mine, row, moment)
    is_there = _was_said_there(seen, told, moment)
    changes = goes_on_by(person, mine, way, row, None if is_there else told)
    changes.put.append(_failed_over(mine, way, told["reason"], moment))
    if is_there:
        count_beside(changes, replace(seen, conversation=mine), way, row, moment)
    return changes


def _stopped(person: PersonSeen, seen: ConversationSeen, row: Row, moment: Moment) -> Changes:
    """A wish, and no failure: it holds on every channel. What a mail beside had said before it was known, is said."""
    mine, changes = seen.conversation, Changes(put=opted_out(person, row, moment))
    had_left = person.lane.opted_out_at is None and Channel.EMAIL.value not in mine.failed
    if had_left and _was_said_there(seen, row.payload, moment):
        count_beside(changes, seen, Way(mine.lane, mine.sender, mine.address, mine.channel), row, moment)
    else:
        changes.tell += _given_up(seen, row)
    return changes


def _news(person: PersonSeen, seen: ConversationSeen, told: dict[str, Any], moment: Moment) -> list[Any]:
    """Of what is asked the thread speaks anyway; of this nothing else does (R13)."""
    return unprompted(person, seen, message(seen, moment, told["news"], Purpose.NEWS)) if told["news"] else []


def _without_a_way(seen: ConversationSeen, mine: Conversation, row: Row, moment: Moment) -> Changes:
    """Some failures pass by themselves; of the others the check is told. Those that last end the reminders (R31)."""
    told = row.payload
    wait = tries_again(told["reason"], told["tries"], Purpose(told["purpose"]))
    if wait is None:
        return Changes(put=[mine] if told["reason"] in LASTING else [], tell=_given_up(seen, row))
    payload = {"conversation": mine.id, "held": None, "again": {**told, "tries": told["tries"] + 1}}
    due_at, again = moment.now + wait, Happening.CONVERSATION_ARRIVED
    timer = Timer(mine.lane, f"{mine.id}:again", due_at, again, payload, mine.id)
    return Changes(put=[timer, rescheduled(seen, told, due_at, moment)])


def goes_on_by(person: PersonSeen, mine: Conversation, way: Way, row: Row, again: dict[str, Any] | None) -> Changes:
    """In another thread, where `again`, what did not arrive, is said anew (`said_again.py`)."""
    return moved_to(person, mine, way, row, {"held": None, "again": again})


def _failed_on(mine: Conversation, channel: Channel) -> Conversation:
    return replace(mine, failed=(*(one for one in mine.failed if one != channel), channel.value))


def _was_said_there(seen: ConversationSeen, told: dict[str, Any], moment: Moment) -> bool:
    return Purpose(told["purpose"]) in BESIDE and way_beside(seen, moment) is not None


def _given_up(seen: ConversationSeen, row: Row) -> list[Row]:
    """No clock starts with a first message that never arrives, so nobody would miss the answer: the check is told."""
    mine = seen.conversation
    if row.payload["purpose"] != Purpose.OPENING:
        return []
    payload = {"conversation": mine.id, "lane": mine.lane, "reason": row.payload["reason"]}
    return [Row(check_lane(mine.check), "lane", f"{row.source}:{row.key}:lost", Happening.OPENING_FAILED, payload)]


def _failed_over(mine: Conversation, way: Way, reason: str, moment: Moment) -> Event:
    about = {"name": mine.name, "channel": way.channel.value, "instead": mine.channel.value, "error": reason}
    return Event(mine.organisation, mine.check, EventType.FAILED_OVER, Actor.SYSTEM, moment.now, about, mine.id)
