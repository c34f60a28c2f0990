"""A message that we write: what it is for, when it may still go out, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.channel import Channel
from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus
from bot.domain.form import PLAIN, Form
from bot.domain.reminders import Plan, next_open_hour


class Purpose(StrEnum):
    REPLY = "reply"  # to somebody who just wrote: goes out at any hour (R35)
    OPENING = "opening"
    REMINDER = "reminder"
    NEWS = "news"  # something happened elsewhere in the check
    AGAIN = "again"  # what is asked now, since a reply did not arrive where it was written
    FAREWELL = "farewell"  # the one confirmation of a STOP, or of a START
    # in Slack
    CARD = "card"
    MILESTONE = "milestone"  # in the card's thread
    REPORT = "report"  # the file in the card's thread
    NOTICE = "notice"  # to one recruiter, within their hours
    ANSWER = "answer"  # to one recruiter who has just asked for something
    TEST = "test"  # to whoever tries a channel out
    TAKING_BACK = "taking_back"  # a post of ours, which names somebody of a deleted check


class Progress(StrEnum):
    """Where a message is in the outbox."""

    QUEUED = "queued"
    LEASED = "leased"  # a process is handing it to the provider now
    UNCLEAR = "unclear"  # the provider's answer never came: it may or may not have been accepted
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # had become pointless, or forbidden


class Delivery(StrEnum):
    """What became of a sent message, in the provider's reports."""

    ACCEPTED = "accepted"
    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    READ = "read"
    UNDELIVERED = "undelivered"


# Reports come late, twice and out of order: a rank only ever rises.
DELIVERY_RANK = {
    Delivery.ACCEPTED: 0,
    Delivery.ON_ITS_WAY: 1,
    Delivery.DELIVERED: 2,
    Delivery.UNDELIVERED: 2,
    Delivery.READ: 3,
}


@dataclass(frozen=True, slots=True)
class Clockwork:
    """A timer that starts when the message that carries it has been sent."""

    kind: str
    after_seconds: int
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    key: str  # ours; travels in the status callback's address
    organisation: str
    check: str | None
    conversation: str | None
    lane: str
    sender: str
    channel: Channel
    address: str
    purpose: Purpose
    body: str
    segments: int
    due_at: datetime
    created_at: datetime
    zone: str  # the recipient's, for quiet hours
    tells: str = ""  # the lifecycle event that sending this message is
    about: dict[str, Any] | None = None  # what that event's sentence needs
    starts: tuple[Clockwork, ...] = ()
    form: Form = PLAIN
    is_beside: bool = False  # a mail beside the thread: the same was written there
    progress: Progress = Progress.QUEUED
    delivery: Delivery | None = None
    provider_id: str | None = None
    error: str | None = None
    attempts: int = 0
    retry_at: datetime | None = None  # by the machine's clock
    leased_at: datetime | None = None  # by the machine's clock
    leased_by: str | None = None
    sent_at: datetime | None = None
    id: int | None = None

    @property
    def told_of_it(self) -> dict[str, Any]:
        """What the lifecycle's lines about it need: which message, on what channel (R36)."""
        which = {key: value for key, value in (self.about or {}).items() if key in ("number", "of", "by")}
        return {"channel": self.channel.value, "purpose": self.purpose.value, "message": self.key, **which}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What must be known at the moment of sending to tell whether a message may still go out."""

    opted_out_at: datetime | None
    conversation: ConversationStatus | None
    paused: bool
    check: CheckStatus | None
    cancelled_at: datetime | None
    plan: Plan
    snoozed_until: datetime | None = None
    lane: str | None = None  # where the conversation is now
    opening_asked_at: datetime | None = None
    is_withdrawing: bool = False  # a candidate who wishes to leave (R45)
    cancelling_until: datetime | None = None  # the recruiter may still take it back
    heard_at: datetime | None = None  # when something last came in on the message's lane
    thread_stopped_at: datetime | None = None  # a STOP in the conversation's own lane
    answered_at: datetime | None = None  # when the person last did something in the conversation, wherever
    is_superseded: bool = False  # a later reminder is about to leave as well


@dataclass(frozen=True, slots=True)
class Verdict:
    """Send now, wait until an instant, or drop for a reason: at most one of the two is set."""

    wait_until: datetime | None = None
    drop: str | None = None
    is_brief: bool = False  # a wait of seconds, of which the lifecycle has no line
    window_closed: bool = False  # it leaves as a template (WhatsApp)


SEND_NOW = Verdict()
TO_RECRUITERS = frozenset(
    {
        Purpose.CARD,
        Purpose.MILESTONE,
        Purpose.REPORT,
        Purpose.NOTICE,
        Purpose.ANSWER,
        Purpose.TAKING_BACK,
        Purpose.TEST,
    }
)
AT_ANY_HOUR = frozenset(Purpose) - {Purpose.OPENING, Purpose.REMINDER, Purpose.NEWS, Purpose.AGAIN, Purpose.NOTICE}
ASKING = frozenset({Purpose.OPENING, Purpose.REMINDER, Purpose.AGAIN})  # of no use to whom nothing is asked of
OPTED_OUT = "opted_out"
JUST_WROTE = timedelta(hours=1)  # an answer that the provider's outage held up for longer keeps to the hours (R35)
WINDOW = timedelta(hours=24) - timedelta(minutes=2)
A_MOMENT, LATEST_CANCEL = timedelta(seconds=1), timedelta(minutes=1)


def verdict(message: Message, known: Standpoint, now: datetime) -> Verdict:
    """Judged when the message is about to leave, since hours may have passed since it was written (R35)."""
    if reason := _pointless(message, known, now):
        return Verdict(drop=reason)
    if until := _may_yet_be_cancelled(message, known, now):
        return Verdict(wait_until=until, is_brief=True)
    opens = now if _goes_at_any_hour(message, now) else next_open_hour(known.plan, message.zone, now)
    return Verdict(wait_until=opens) if opens > now else Verdict(window_closed=_is_window_closed(message, known, now))


def _goes_at_any_hour(message: Message, now: datetime) -> bool:
    return message.purpose in AT_ANY_HOUR and not _is_late_answer(message, now)


def _is_late_answer(message: Message, now: datetime) -> bool:
    return message.purpose is Purpose.REPLY and now - message.created_at > JUST_WROTE


def _is_window_closed(message: Message, known: Standpoint, now: datetime) -> bool:
    """WhatsApp takes words of our own within 24 hours of the person's last; a little less, since clocks differ."""
    if message.channel is not Channel.WHATSAPP:
        return False
    return known.heard_at is None or now - known.heard_at >= WINDOW


def _may_yet_be_cancelled(message: Message, known: Standpoint, now: datetime) -> datetime | None:
    """All messages to the people of a check stop as soon as its cancelling is asked for (R45).

    The turn that cancels it comes a moment after the time to take it back is over: until then they wait on.
    """
    until = known.cancelling_until
    if until is None or now >= until + LATEST_CANCEL:
        return None
    if message.channel is Channel.SLACK or message.purpose is Purpose.FAREWELL:
        return None
    return until if now < until else now + A_MOMENT


def _pointless(message: Message, known: Standpoint, now: datetime) -> str | None:
    if message.channel is Channel.SLACK:  # what recruiters are told, they are told in any case
        return None
    if (known.opted_out_at or known.thread_stopped_at) and message.purpose is not Purpose.FAREWELL:
        return OPTED_OUT
    if known.cancelled_at and message.created_at <= known.cancelled_at:
        return "check_cancelled"
    if message.purpose in ASKING and known.conversation is not ConversationStatus.OPEN:
        return "no_longer_needed"
    if message.purpose in ASKING and _has_moved(message, known):
        return "moved"
    if message.purpose in ASKING and _has_been_read(message, known):
        return "no_longer_needed"
    if _is_late_answer(message, now) and known.answered_at and known.answered_at > message.created_at:
        return "no_longer_needed"
    return _why_no_reminder(message, known, now) if message.purpose is Purpose.REMINDER else None


def _has_moved(message: Message, known: Standpoint) -> bool:
    return not message.is_beside and known.lane not in (None, message.lane)


def _has_been_read(message: Message, known: Standpoint) -> bool:
    """The person asked for the first message while it waited for its hour, and got it (R18), or a follow-up (R51)."""
    return known.opening_asked_at is not None and message.created_at < known.opening_asked_at


def _why_no_reminder(message: Message, known: Standpoint, now: datetime) -> str | None:
    """One that had to wait, for its hour or for the provider, may ask what has been answered since (R35)."""
    if known.answered_at and known.answered_at > message.created_at:
        return "no_longer_needed"
    if known.is_superseded:
        return "superseded"
    if known.paused:
        return "paused"
    if known.snoozed_until and now < known.snoozed_until:
        return "snoozed"
    return "withdrawal" if known.is_withdrawing else None
