"""A follow-up reaches the referee's lane: the conversation reopens, and closes quietly when no answer comes (R51)."""

from dataclasses import replace
from typing import Any

from bot.domain.conversation import Conversation, ConversationStatus, Entry, EntryKind
from bot.domain.inbox import Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.follow_up import Ending, ended
from bot.flows.memory import FOLLOW_UP_ASKED, FOLLOW_UP_ENDED, recall
from bot.flows.openings import facts
from bot.flows.talk import Talk
from bot.flows.telling import now_asked
from bot.flows.writing import message, reminders


def opened(seen: ConversationSeen, row: Row, moment: Moment) -> tuple[list[Any], Message | None]:
    """The conversation as it is now, and the message that asks; nothing where it is over for good."""
    if seen.conversation.status is not ConversationStatus.DONE:
        return [], None
    question = row.payload["question"]
    asked = _event(seen.conversation, FOLLOW_UP_ASKED, {"question": question, "by": row.payload["by"]}, row, moment)
    told = now_asked(replace(seen, memory=(*seen.memory, asked)), moment)
    step = told.prompt.step if told.prompt else ""
    # What waits in the outbox from before the submission has become pointless, though the conversation is open again.
    now = replace(told.seen.conversation, told_step=step, misread=0, opening_asked_at=moment.now)
    texts = seen.texts(moment)
    text = texts("referee.follow_up_opening", **{**facts(seen, moment, texts), "question": question})
    written = message(told.seen, moment, text, Purpose.OPENING, starts=reminders(told.seen))
    return [now, asked], written


def lapsed(seen: ConversationSeen, row: Row, moment: Moment) -> Changes:
    """Nobody is told; the reference stands as it was submitted."""
    talk = Talk(seen, moment, None)
    mine = seen.conversation
    about = {"name": mine.name}
    line = Event(mine.organisation, mine.check, EventType.FOLLOW_UP_LAPSED, Actor.SYSTEM, moment.now, about, mine.id)
    end = _event(mine, FOLLOW_UP_ENDED, Ending.LAPSED.value, row, moment)
    now = replace(mine, status=ConversationStatus.DONE, step="done")
    return Changes(put=[now, end, line], tell=[ended(talk, Ending.LAPSED)])


def unreached(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """Its message will never arrive: nobody waits for an answer."""
    seen = person.named(row.payload["conversation"])
    if seen is None or not recall(seen.memory).is_following_up:
        return Changes()
    return lapsed(seen, row, moment)


def _event(mine: Conversation, key: str, value: Any, row: Row, moment: Moment) -> Entry:
    return Entry(mine.organisation, mine.id, EntryKind.EVENT, key, value, "", mine.channel, moment.now, row.key)
