"""Writing a message to the person of a conversation, with the clocks that start once it has been sent."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus, Entry, EntryKind, Role
from bot.domain.form import PLAIN, Choice, Form
from bot.domain.inbox import Happening, Lane, Row, Timer
from bot.domain.lifecycle import EventType
from bot.domain.message import Clockwork, Message, Purpose
from bot.domain.segments import segments
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.mail.letters import mail_form
from bot.flows.mail.words import Words
from bot.flows.memory import FOLLOW_UP_ASKED, FOLLOW_UP_ENDED, recall
from bot.flows.progress import zone_for
from bot.flows.whatsapp_form import whatsapp_form

BEGINNINGS = ("sent", "resumed", "snoozed", FOLLOW_UP_ASKED, FOLLOW_UP_ENDED)
LONGEST_BODY = 1600  # the carrier refuses more


def message(
    seen: ConversationSeen,
    moment: Moment,
    body: str,
    purpose: Purpose,
    tells: EventType | None = None,
    starts: tuple[Clockwork, ...] = (),
    about: dict[str, object] | None = None,
    choices: tuple[Choice, ...] = (),
    words: Words | None = None,
) -> Message | None:
    """The message, or None for somebody whom we have no way to write to. `words`: of a mail, where they are not usual.

    A mail says it in words of its own: it is answered on the page alone, and has room.
    """
    mine = seen.conversation
    if mine.channel is Channel.WEB or not body:
        return None
    text = body if len(body) <= LONGEST_BODY else f"{body[: LONGEST_BODY - 3]}..."
    form = _form(seen, moment, purpose, text, choices, words)
    text = form.letter.text if form.letter else text
    return Message(
        key=moment.new_id(),
        organisation=mine.organisation,
        check=mine.check,
        conversation=mine.id,
        lane=mine.lane,
        sender=mine.sender,
        channel=mine.channel,
        address=mine.address,
        purpose=purpose,
        body=text,
        segments=1 if form.letter else segments(text),
        due_at=moment.now,
        created_at=moment.now,
        zone=zone_for(mine, seen.check),
        tells=tells.value if tells else "",
        about={"name": mine.name, **(about or {})},
        starts=starts,
        form=form,
    )


def _form(
    seen: ConversationSeen,
    moment: Moment,
    purpose: Purpose,
    text: str,
    choices: tuple[Choice, ...],
    words: Words | None,
) -> Form:
    match seen.conversation.channel:
        case Channel.WHATSAPP:
            return whatsapp_form(seen, moment, purpose, text, choices)
        case Channel.EMAIL:
            return mail_form(seen, moment, purpose, words)
        case _:
            return PLAIN


def to_stranger(lane: Lane, row: Row, body: str, moment: Moment) -> Message:
    """An answer to somebody who takes part in no check that we could name."""
    return Message(
        key=moment.new_id(),
        organisation="",
        check=None,
        conversation=None,
        lane=lane.key,
        sender=row.payload["sender"],
        channel=Channel(row.payload["channel"]),
        address=row.payload["address"],
        purpose=Purpose.REPLY,
        body=body,
        segments=segments(body),
        due_at=moment.now,
        created_at=moment.now,
        zone="UTC",
    )


def reminders(seen: ConversationSeen) -> tuple[Clockwork, ...]:
    """The clocks that a first message starts (R31), and the one that ends our patience (R33)."""
    mine, plan = seen.conversation, seen.check.sub_account.plan
    hours = plan.candidate_hours if mine.role is Role.CANDIDATE else plan.referee_hours
    hours = hours[:1] if recall(seen.memory).is_following_up else hours  # R51: one reminder, then it lapses
    details = {"conversation": mine.id, "round": round_of(seen), "of": len(hours)}
    due = tuple(
        Clockwork(Happening.REMINDER_FELL_DUE.value, _seconds(after), {**details, "number": number})
        for number, after in enumerate(hours, 1)
    )
    last = max(hours, default=0) + plan.unobtainable_after_hours
    return (*due, Clockwork(Happening.PATIENCE_ENDED.value, _seconds(last), details))


def begun_by(entries: Iterable[Entry], seen: ConversationSeen, moment: Moment) -> list[Timer]:
    """The clocks that begin anew with what was just said: a replacement was granted, a pause ended, a day agreed."""
    is_open = seen.conversation.status is ConversationStatus.OPEN
    begins = is_open and any(entry.key.startswith(("replaced.", "resumed", "snoozed")) for entry in entries)
    return clocks_now(seen, moment) if begins else []


def begun_anew(seen: ConversationSeen, moment: Moment, source: str) -> list[Entry | Timer]:
    """The clocks begin again without a message, after a pause or a STOP; those from before have become pointless."""
    mine = seen.conversation
    entry = Entry(mine.organisation, mine.id, EntryKind.EVENT, "resumed", None, "", mine.channel, moment.now, source)
    return [entry, *clocks_now(replace(seen, memory=(*seen.memory, entry)), moment)]


def clocks_now(seen: ConversationSeen, moment: Moment) -> list[Timer]:
    """None for somebody whom nothing is sent to: nobody's patience ends over reminders that never came (R4, R33).

    Counted from now or, when a later day is agreed, so that the first reminder comes on that day (R26).
    """
    mine, clocks, start = seen.conversation, reminders(seen), moment.now
    if mine.channel is Channel.WEB:
        return []
    if mine.snoozed_until and mine.snoozed_until > start:
        start = mine.snoozed_until - timedelta(seconds=clocks[0].after_seconds)
    return [
        Timer(
            lane=mine.lane,
            key=f"{mine.id}:{place}",  # those of an earlier round give way
            due_at=start + timedelta(seconds=one.after_seconds),
            happening=Happening(one.kind),
            payload=one.details,
            conversation=mine.id,
        )
        for place, one in enumerate(clocks)
    ]


def round_of(seen: ConversationSeen) -> int:
    """Reminders belong to one round of asking: what was sent, or resumed after a pause, ends those before."""
    memory = recall(seen.memory)
    return sum(memory.count(begins) for begins in BEGINNINGS)


def invited(mine: Conversation) -> EventType:
    return EventType.CANDIDATE_INVITED if mine.role is Role.CANDIDATE else EventType.REFEREE_INVITED


def reminded(mine: Conversation) -> EventType:
    return EventType.CANDIDATE_REMINDED if mine.role is Role.CANDIDATE else EventType.REFEREE_REMINDED


def _seconds(hours: int) -> int:
    return int(timedelta(hours=hours).total_seconds())
