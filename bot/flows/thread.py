"""A message in a thread: stop words first, then which conversation it is for, then that conversation (R29, R30)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.conversation import ConversationStatus
from bot.domain.forward_code import called_in
from bot.domain.inbox import Lane, Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Purpose
from bot.domain.phone import region_of
from bot.flows.cards import errand_for, inbound_of
from bot.flows.cards import held as message_held
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.choosing import line_about, list_of, meant, picked
from bot.flows.commands import command_in
from bot.flows.forwarded import came_back, wrote_first
from bot.flows.greeting import first_message, greeted, not_yet_greeted
from bot.flows.moving import is_quiet_here
from bot.flows.stop_words.wishes import wish_in
from bot.flows.stopping import wished
from bot.flows.tapping import ON_TEMPLATES, conversation_of, offered, picks, which_of
from bot.flows.telling import Told, hear
from bot.flows.writing import begun_by, message, to_stranger

STRANGERS_ARE_ANSWERED_EVERY = timedelta(hours=24)
NEVER_ENDING_LIST = 9  # longer lists would not fit a message; the oldest are left to the web


def text_received(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    words = row.payload
    if seen := tapped_in(person, words.get("button") or ""):
        return tapped(person, seen, row, moment)
    if wish := wish_in(words["text"], words.get("opt_out_type"), person.lane.opted_out_at is not None):
        return wished(person, wish, words, moment, row.key)
    if words.get("opt_out_type"):
        return Changes()  # HELP, which the carrier has answered
    held = message_held(row)
    if called := _called(person, row, held, moment):
        return called
    if person.lane.choices:
        return _picked_from_list(person, held, moment)
    if is_quiet_here(person) and not words.get("came_back"):
        return came_back(person, row, held)
    options = meant(person, words["text"], moment)
    if len(options) > 1:
        return _ask_which(person, options[-NEVER_ENDING_LIST:], (held,), moment, "which")
    if not options:
        return _stranger(person, row, moment)
    return apply_held(person, options[0], (held,), moment)


def _called(person: PersonSeen, row: Row, held: dict[str, Any], moment: Moment) -> Changes | None:
    """R18, R29: a code says which check is meant. What stands beside it is an answer, once something has been asked."""
    called = called_in(row.payload["text"])
    if called is None or row.payload.get("came_back"):
        return None
    here = [seen for seen in person.conversations if seen.check.check.code == called.code]
    if not here:
        return None if person.lane.opted_out_at else wrote_first(person, row, called.code)
    waiting = person.lane.held
    if called.rest and here[-1].conversation.step != "consent":
        waiting = (*waiting, {**held, "text": called.rest})
    if waiting:
        return apply_held(person, here[-1], waiting, moment)
    changes = greeted(person, here[-1], moment)
    changes.put.append(_about(here[-1], EventType.MESSAGE_RECEIVED, moment, channel=held["channel"]))
    return changes


def apply_held(person: PersonSeen, seen: ConversationSeen, held: tuple[dict[str, Any], ...], moment: Moment) -> Changes:
    """Applies messages to one conversation, in order; only the last is answered, since one answer is one message."""
    changes, told = Changes(), None
    for one in held:
        if errand := errand_for(seen, one):
            changes.put.append(errand)
            if not command_in(one["text"]):  # what stands beside a card is heard together with it
                continue
            one = {**one, "cards": []}
        told = hear(seen, moment, inbound_of(one))
        seen = told.seen
        _keep(changes, told, moment)
    if told:
        _write_back(changes, told, moment)
    else:
        changes.put.append(replace(seen.conversation, last_heard_at=moment.now))
    ends = seen.conversation.status is not ConversationStatus.OPEN
    lane = replace(person.lane, focus=None if ends else seen.conversation.id, choices=(), held=())
    changes.put.append(lane)
    return changes


def _keep(changes: Changes, told: Told, moment: Moment) -> None:
    changes.put += [*told.entries, *told.events, *begun_by(told.entries, told.seen, moment)]
    changes.tell += told.rows


def _write_back(changes: Changes, told: Told, moment: Moment) -> None:
    if not told.was_understood and not_yet_greeted(told.seen):  # "how do I answer?" means nothing without a question
        changes.put += first_message(told.seen, moment)
        return
    now = told.seen.conversation
    step = told.prompt.step if told.prompt else now.step
    changes.put.append(replace(now, told_step=step))
    how_to_answer = told.prompt.text if told.prompt and not told.was_understood else told.body
    choices = offered(told.seen, moment, told.prompt, how_to_answer)
    reply = message(told.seen, moment, told.body, Purpose.REPLY, choices=choices)
    if reply:
        changes.put.append(reply)


def _picked_from_list(person: PersonSeen, held: dict[str, Any], moment: Moment) -> Changes:
    by_id = {seen.conversation.id: seen for seen in person.conversations}
    options = [by_id[one] for one in person.lane.choices if one in by_id]
    if choice := picked(options, held["text"]):
        return apply_held(person, choice, person.lane.held, moment)
    if not options:
        return apply_held(person, person.conversations[-1], (*person.lane.held, held), moment)
    return _ask_which(person, options, (*person.lane.held, held), moment, "which_again")


def tapped_in(person: PersonSeen, tap: str) -> ConversationSeen | None:
    """The conversation that a tap names. A template's button names none; the message does that it was under."""
    return person.named((person.replied_to if tap in ON_TEMPLATES else conversation_of(tap)) or "")


def tapped(person: PersonSeen, seen: ConversationSeen, row: Row, moment: Moment) -> Changes:
    """For the conversation that the tap names (R29); a list that asks which check is meant waits on."""
    lane = person.lane
    if picks(row.payload["button"]) and seen.conversation.id in lane.choices:
        return apply_held(person, seen, lane.held, moment)
    changes = apply_held(person, seen, (message_held(row),), moment)
    if lane.choices:
        changes.put = [one for one in changes.put if not isinstance(one, Lane)]
    return changes


def _ask_which(
    person: PersonSeen, options: list[ConversationSeen], held: tuple[dict[str, Any], ...], moment: Moment, key: str
) -> Changes:
    latest = options[-1]
    text = latest.texts(moment)(f"thread.{key}", lines=list_of(options, moment))
    lane = replace(person.lane, choices=tuple(seen.conversation.id for seen in options), held=held)
    lines = tuple(which_of(seen, line_about(seen)) for seen in options)
    asked = message(latest, moment, text, Purpose.REPLY, choices=lines)
    return Changes(put=[lane, *([asked] if asked else [])])


def _about(seen: ConversationSeen, kind: EventType, moment: Moment, **about: Any) -> Event:
    mine = seen.conversation
    known = {"name": mine.name, **about}
    return Event(mine.organisation, mine.check, kind, Actor(mine.role.value), moment.now, known, mine.id)


def _stranger(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """Somebody without any check is told so, once a day at most."""
    last = person.lane.stranger_answered_at
    if last and moment.now - last < STRANGERS_ARE_ANSWERED_EVERY:
        return Changes()
    language = "sv" if region_of(row.payload["address"], "") == "SE" else "en"
    said = to_stranger(person.lane, row, moment.texts[language]("thread.nobody"), moment)
    return Changes(put=[replace(person.lane, stranger_answered_at=moment.now), said])
