"""A conversation: one person's role in one check, and the memory of what was said in it.

The memory is an append-only list of entries. What a conversation asks next is never stored as such: it follows from
retelling its script over the memory (`bot/flows/talk.py`). `step` and `status` are kept beside it for those who look
from outside.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.channel import Channel


class Role(StrEnum):
    CANDIDATE = "candidate"
    REFEREE = "referee"


class ConversationStatus(StrEnum):
    OPEN = "open"  # something is asked of the person
    DONE = "done"  # sent or submitted
    DECLINED = "declined"  # said no; may come back (R25)
    CLOSED = "closed"  # the check was cancelled, or the referee replaced


@dataclass(frozen=True, slots=True)
class Conversation:
    id: str
    organisation: str
    check: str
    role: Role
    lane: str  # the lane whose turns may change this conversation
    sender: str  # key of the sender we write from; "" on the web alone
    address: str  # E.164 or e-mail address; "" on the web alone
    channel: Channel
    name: str
    language: str
    created_at: datetime
    reference: str | None = None
    slots: int = 0  # candidate: how many referees may be named in all
    step: str = "consent"
    status: ConversationStatus = ConversationStatus.OPEN
    told_step: str = ""  # the step that the thread was last asked for
    misread: int = 0  # times in a row that an answer was not understood
    paused: bool = False
    last_heard_at: datetime | None = None
    snoozed_until: datetime | None = None  # R26: no reminders before
    opening_asked_at: datetime | None = None  # R18: when the first message was last asked for
    reminder_asked_at: datetime | None = None  # R34: when the recruiter last asked for a reminder
    failed: tuple[str, ...] = ()  # R38: channels that could not reach the person, the latest last


class EntryKind(StrEnum):
    ANSWER = "answer"
    FORGOTTEN = "forgotten"  # BACK or CHANGE: the answer before it counts no more
    EVENT = "event"  # a point of no return


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a conversation's memory."""

    organisation: str
    conversation: str
    kind: EntryKind
    key: str  # "consent", "referee.1.name", "question.teamwork", or the event's name
    value: Any  # what was understood, as JSON
    words: str  # what was typed, to the letter (R22)
    channel: Channel
    at: datetime
    source: str = ""  # the inbox key of the message it came from
    id: int | None = None
