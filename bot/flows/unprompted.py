"""Messages that nobody asked for: a first message, a reminder, and by mail the same beside the thread (R3, R31)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.conversation import Conversation
from bot.domain.message import Message, Purpose
from bot.flows.changes import ConversationSeen, Moment, PersonSeen
from bot.flows.memory import recall
from bot.flows.openings import facts, opening
from bot.flows.tapping import offered
from bot.flows.telling import Told, now_asked
from bot.flows.ways import going_by, way_beside
from bot.flows.writing import invited, message, reminded, reminders

Written = Callable[[ConversationSeen], Message | None]


def first(person: PersonSeen, seen: ConversationSeen, moment: Moment, is_told: bool = True) -> list[Any]:
    """The first message of a conversation, with the clocks that it starts. `is_told`: to send it is to invite."""

    def write(by: ConversationSeen) -> Message | None:
        tells = invited(by.conversation) if is_told else None
        return message(by, moment, opening(by, moment), Purpose.OPENING, tells, reminders(by))

    mine = replace(seen.conversation, told_step="consent")
    return [mine, *unprompted(person, seen, write(seen), *_beside(seen, moment, write))]


def reminder(
    person: PersonSeen, seen: ConversationSeen, moment: Moment, is_told: bool = True, **about: object
) -> list[Any]:
    """One message: what this is about, and what is asked now (R31)."""

    def write(by: ConversationSeen) -> Message | None:
        return _reminder(by, moment, is_told, about)

    return [told_now(now_asked(seen, moment)), *unprompted(person, seen, write(seen), *_beside(seen, moment, write))]


def unprompted(person: PersonSeen, seen: ConversationSeen, *written: Message | None) -> list[Any]:
    """After these, the next inbound is no longer clearly for another conversation."""
    messages = [one for one in written if one]
    if messages and person.lane.focus not in (None, seen.conversation.id):
        return [*messages, replace(person.lane, focus=None)]
    return [*messages]


def told_now(told: Told) -> Conversation:
    """The conversation, whose thread has been asked for this step."""
    step = told.prompt.step if told.prompt else told.seen.conversation.told_step
    return replace(told.seen.conversation, told_step=step)


def _beside(seen: ConversationSeen, moment: Moment, write: Written) -> list[Message]:
    """The same by mail, for those who are written to on both. Nothing starts or is counted with it."""
    way = way_beside(seen, moment)
    written = write(replace(seen, conversation=going_by(seen.conversation, way))) if way else None
    return [replace(written, is_beside=True, tells="", starts=())] if written else []


def _reminder(seen: ConversationSeen, moment: Moment, is_told: bool, about: dict[str, object]) -> Message | None:
    told = now_asked(seen, moment)
    texts = seen.texts(moment)
    values = facts(seen, moment, texts)
    kind = "follow_up_reminder" if recall(seen.memory).is_following_up else "reminder"
    lines = [texts(f"{seen.conversation.role}.{kind}", **values), told.body]
    if told.prompt and told.prompt.step != "consent":
        lines.append(texts("thread.web_link", **values))
    choices = offered(seen, moment, told.prompt, told.body)
    tells = reminded(seen.conversation) if is_told else None
    return message(seen, moment, "\n".join(lines), Purpose.REMINDER, tells, about=about, choices=choices)
