"""What is said to somebody who comes by a forwarded code, to a thread that knows nothing of them yet (R18)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.channel import Contact
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.form import Choice
from bot.domain.message import Clockwork, Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.openings import facts, opening
from bot.flows.tapping import offered
from bot.flows.telling import now_asked, over_key
from bot.flows.ways import contact_of
from bot.flows.writing import invited, message, reminders

OPENINGS_GO_EVERY = timedelta(hours=1)


def greeted(person: PersonSeen, seen: ConversationSeen, moment: Moment) -> Changes:
    """The first message where nothing has been agreed to yet, else what is asked now; the next words are for it."""
    written = _begun(seen, moment) or first_message(seen, moment)
    ends = seen.conversation.status is not ConversationStatus.OPEN
    lane = person.lane
    offered = (*lane.choices, seen.conversation.id) if lane.choices else ()  # a list that waits has one line more
    return Changes(put=[*written, replace(lane, focus=None if ends else seen.conversation.id, choices=offered)])


def opened_again(seen: ConversationSeen, moment: Moment) -> list[Any]:
    """The conversation and its first message once more, for somebody who has just asked; once an hour at most."""
    asked_at = seen.conversation.opening_asked_at
    if asked_at and moment.now - asked_at < OPENINGS_GO_EVERY:
        return []
    return _begun(seen, moment) or first_message(seen, moment)


def greeted_late(seen: ConversationSeen, moment: Moment) -> list[Any]:
    """The conversation and its first message, with the clocks that start with it, for somebody who has had none yet."""
    return [] if _was_invited(seen) else _begun(seen, moment) or first_message(seen, moment)


def not_yet_greeted(seen: ConversationSeen) -> bool:
    """Whether somebody writes before the first message has gone out: by night, say (R35)."""
    mine = seen.conversation
    return mine.status is ConversationStatus.OPEN and mine.step == "consent" and not _was_invited(seen)


def _begun(seen: ConversationSeen, moment: Moment) -> list[Any]:
    """What goes on at the step where it is; nothing for somebody who has not begun."""
    mine = seen.conversation
    if mine.status is not ConversationStatus.OPEN:
        texts = seen.texts(moment)
        said = texts(over_key(mine), **facts(seen, moment, texts))
        return [mine, *_written(seen, moment, said, ())]
    if mine.step == "consent":
        return []
    told = now_asked(seen, moment)
    now = replace(mine, told_step=told.prompt.step if told.prompt else mine.told_step, opening_asked_at=moment.now)
    choices = offered(told.seen, moment, told.prompt, told.body)
    return [now, *_written(told.seen, moment, told.body, _clocks(seen), choices)]


def first_message(seen: ConversationSeen, moment: Moment) -> list[Any]:
    """The conversation, and what is said first in it."""
    now = replace(seen.conversation, told_step="consent", misread=0, opening_asked_at=moment.now)
    asked = now_asked(seen, moment)
    choices = offered(seen, moment, asked.prompt, asked.body)
    return [now, *_written(seen, moment, opening(seen, moment), _clocks(seen), choices)]


def _written(
    seen: ConversationSeen,
    moment: Moment,
    body: str,
    clocks: tuple[Clockwork, ...],
    choices: tuple[Choice, ...] = (),
) -> list[Any]:
    """An answer, since the person has just written. It counts as the first message where that has not gone out."""
    mine = seen.conversation
    is_first = mine.status is ConversationStatus.OPEN and not _was_invited(seen)
    tells = invited(mine) if is_first else None
    written = message(seen, moment, body, Purpose.REPLY, tells, clocks, choices=choices)
    return [written] if written else []


def _was_invited(seen: ConversationSeen) -> bool:
    """A candidate's clocks run from the first message on; of a referee, the check remembers when it went out."""
    if seen.conversation.role is Role.CANDIDATE:
        return seen.conversation.id in seen.check.reminders_due or seen.conversation.step != "consent"
    return seen.reference is not None and seen.reference.invited_at is not None


def _clocks(seen: ConversationSeen) -> tuple[Clockwork, ...]:
    """None where the recruiter has chosen that nothing is sent: what somebody asks for is answered, and that is all."""
    return () if _was_invited(seen) or contact_of(seen) is Contact.NONE else reminders(seen)
