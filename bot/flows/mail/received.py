"""Mail that has come for a message of ours: wishes are heard, people are told where answers are given, machines not.

The lane of the address owns its STOP. The conversation may have its thread elsewhere, with mail beside it: what
concerns it is told there, and what is answered goes to the address that wrote.
"""

from dataclasses import replace

from bot.domain.came import Came
from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus
from bot.domain.inbox import Happening, Row, person_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen, Record
from bot.flows.mail.heard import Heard, after, heard_in
from bot.flows.mail.words import Words, usual_words
from bot.flows.stop_words.wishes import Wish
from bot.flows.telling import now_asked
from bot.flows.ways import Way, going_by
from bot.flows.writing import begun_anew, message

HANDED_ON = "heard"  # in the payload, once the lane of the address has heard it
TOLD = {
    Came.WORDS: EventType.MESSAGE_RECEIVED,
    Came.AWAY: EventType.AWAY_TOLD,
    Came.MACHINE: EventType.MACHINE_ANSWERED,
    Came.DELAYED: EventType.MESSAGE_DELAYED,
}
WISHED = {Wish.STOP: EventType.OPTED_OUT, Wish.START: EventType.OPTED_IN}
BY_MACHINES = frozenset({Came.AWAY, Came.MACHINE, Came.DELAYED})


def is_for_the_address(row: Row) -> bool:
    """Whether the lane of the address itself must hear it, wherever the conversation is."""
    return row.happening is Happening.MAIL_RECEIVED and HANDED_ON not in row.payload


def mail_received(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    named = person.named(row.payload["conversation"] or "")
    if HANDED_ON in row.payload:
        return Changes(put=_told(named, Heard.of(row.payload[HANDED_ON]), row, moment) if named else [])
    heard = heard_in(row.payload, person.lane, moment.now)
    lane = after(person.lane, heard, moment.now)
    changes = Changes(put=[lane], outcome={"opted_out": lane.opted_out_at is not None})
    if named:
        changes.put += _told(named, heard, row, moment)
    elif person.elsewhere:
        changes.tell.append(_handed_on(row, heard, person.elsewhere))
    if heard.wish:
        others = (one for one in person.conversations if one is not named)
        changes.put += [record for one in others for record in _wished(one, heard.wish, row, moment)]
    return changes


def _handed_on(row: Row, heard: Heard, lane: str) -> Row:
    """Without its words, which nothing follows from."""
    payload = {**row.payload, "subject": "", "text": "", HANDED_ON: heard.as_json}
    return Row(lane, "lane", f"{row.source}:{row.key}:heard", Happening.MAIL_RECEIVED, payload)


def _told(seen: ConversationSeen, heard: Heard, row: Row, moment: Moment) -> list[Record]:
    told = _wished(seen, heard.wish, row, moment) if heard.wish else _happened(seen, heard, moment)
    answer = _answer(seen, heard, row, moment) if heard.is_answered else None
    return [*told, *([answer] if answer else [])]


def _happened(seen: ConversationSeen, heard: Heard, moment: Moment) -> list[Record]:
    kind = TOLD.get(heard.came)
    about = {"date": heard.until.isoformat()} if heard.until else {}
    return [_event(seen, kind, moment, is_machines=heard.came in BY_MACHINES, **about)] if kind else []


def _wished(seen: ConversationSeen, wish: Wish, row: Row, moment: Moment) -> list[Record]:
    """After a START the clocks of what is asked by mail begin anew, as in any thread."""
    mine = seen.conversation
    if mine.status is ConversationStatus.CLOSED:
        return []
    event = _event(seen, WISHED[wish], moment, by_mail=True, is_beside=mine.channel is not Channel.EMAIL)
    begins = wish is Wish.START and mine.channel is Channel.EMAIL and mine.status is ConversationStatus.OPEN
    return [event, *(begun_anew(seen, moment, row.key) if begins else [])]


def _event(
    seen: ConversationSeen, kind: EventType, moment: Moment, *, is_machines: bool = False, **about: object
) -> Event:
    mine = seen.conversation
    actor = Actor.SYSTEM if is_machines else Actor(mine.role.value)
    told = {"name": mine.name, "channel": Channel.EMAIL.value, **about}
    return Event(mine.organisation, mine.check, kind, actor, moment.now, told, mine.id)


def _answer(seen: ConversationSeen, heard: Heard, row: Row, moment: Moment) -> Message | None:
    """By mail, to where the mail was from, whatever the thread is."""
    to = row.payload
    lane = person_lane(to["sender"], to["address"].casefold())  # STOP holds there, as in `ways.py`
    way = Way(lane, to["sender"], to["address"], Channel.EMAIL)
    there = replace(seen, conversation=going_by(seen.conversation, way))
    purpose = Purpose.FAREWELL if heard.wish is Wish.STOP else Purpose.REPLY
    written = message(there, moment, heard.came.value, purpose, words=_words(there, heard, purpose))
    if written is None:
        return None
    counted = {**(written.about or {}), "answers": int(to["answers"]) + 1}
    is_beside = seen.conversation.lane != way.lane
    return replace(_with_question(written, there, moment), about=counted, is_beside=is_beside)


def _words(there: ConversationSeen, heard: Heard, purpose: Purpose) -> Words:
    is_open = there.conversation.status is ConversationStatus.OPEN
    return Words("not_read") if is_open and heard.wish is None else usual_words(there, purpose)


def _with_question(written: Message, there: ConversationSeen, moment: Moment) -> Message:
    """What their page asks now; at the very first step, the words around it say so."""
    letter, prompt = written.form.letter, now_asked(there, moment).prompt
    if written.purpose is not Purpose.REPLY or letter is None or prompt is None or prompt.step == "consent":
        return written
    asked = replace(
        letter, lines=(*letter.lines, there.texts(moment)("mail_in.asked_now")), quote=prompt.page or prompt.text
    )
    return replace(written, form=replace(written.form, letter=asked), body=asked.text)
