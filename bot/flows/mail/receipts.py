"""What people whose thread is their mailbox get to read there of what they have done on their page."""

from collections.abc import Iterator

from babel.lists import format_list

from bot.domain.channel import Channel, Contact
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.inbox import Happening
from bot.domain.lifecycle import EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.mail.words import Words
from bot.flows.telling import Told
from bot.flows.writing import message

BY_EVENT = {
    EventType.CANDIDATE_DECLINED: "declined",
    EventType.REFERENCE_DECLINED: "declined",
    EventType.FOLLOW_UP_ANSWERED: "follow_up_answered",
    EventType.FOLLOW_UP_DECLINED: "follow_up_declined",
    EventType.ERASURE_REQUESTED: "erasure",
}


def receipts(before: ConversationSeen, told: Told, moment: Moment) -> list[Message]:
    """At any hour, since the person has just been there; in a thread, the thread itself says it."""
    if told.seen.conversation.channel is not Channel.EMAIL:
        return []
    written = (_receipt(told, words, moment) for words in _what_happened(before, told))
    return [one for one in written if one]


def _what_happened(before: ConversationSeen, told: Told) -> Iterator[Words]:
    for event in told.events:
        if event.type in BY_EVENT:
            yield Words(BY_EVENT[event.type])
    for row in told.rows:
        if row.happening is Happening.REFEREES_NAMED:
            yield _sent(told.seen, [str(one["name"]) for one in row.payload["referees"]])
        if row.happening is Happening.WITHDRAWAL_ASKED and row.payload["asked"]:
            yield Words("withdrawal")
    if _has_submitted(before, told):
        yield Words("submitted")


def _sent(seen: ConversationSeen, names: list[str]) -> Words:
    """R12, R4."""
    is_silent = seen.check.check.referee_contact is Contact.NONE
    values = {"names": format_list(names, locale=seen.conversation.language)}
    return Words("sent_none" if is_silent else "sent", values)


def _has_submitted(before: ConversationSeen, told: Told) -> bool:
    now, is_followed_up = told.seen.conversation, any(one.type in BY_EVENT for one in told.events)
    is_over = now.status is ConversationStatus.DONE and before.conversation.status is not ConversationStatus.DONE
    return now.role is Role.REFEREE and is_over and not is_followed_up


def _receipt(told: Told, words: Words, moment: Moment) -> Message | None:
    return message(told.seen, moment, words.kind, Purpose.REPLY, words=words)
