"""The inbox: everything that happens is a row in it before it is acknowledged, and one turn of one lane applies it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Happening(StrEnum):
    """What an inbox row says has happened."""

    # to a person's lane
    TEXT_RECEIVED = "text_received"  # an SMS or WhatsApp message
    WEB_ANSWERED = "web_answered"
    DELIVERY_REPORTED = "delivery_reported"
    MESSAGE_FAILED = "message_failed"  # it will never arrive on that channel (R38)
    MAIL_RECEIVED = "mail_received"  # a reply, or a machine's answer, to a mail of ours
    RESEND_ASKED = "resend_asked"  # by the recruiter, on a channel of their choice (R48)
    CONVERSATION_OPENED = "conversation_opened"
    CONVERSATION_CLOSED = "conversation_closed"
    NEWS_ARRIVED = "news_arrived"  # something in the check that this person is told of
    REMINDER_FELL_DUE = "reminder_fell_due"
    PATIENCE_ENDED = "patience_ended"  # a referee has been silent for long enough to be unobtainable
    REMIND_ASKED = "remind_asked"
    PAUSE_ASKED = "pause_asked"
    RESUME_ASKED = "resume_asked"
    SLOTS_OPENED = "slots_opened"  # the candidate may name more referees
    ERRAND_DONE = "errand_done"  # a contact card was fetched, or could not be (R16)
    FOLLOW_UP_OPENED = "follow_up_opened"  # the recruiter asks one more question (R51)
    FOLLOW_UP_UNREACHED = "follow_up_unreached"  # its message will never arrive
    OPENING_ASKED = "opening_asked"  # the first message is asked for again (R18)
    CONVERSATION_MOVED = "conversation_moved"  # to the lane that the row names
    CONVERSATION_ARRIVED = "conversation_arrived"  # from another lane
    NOT_CONNECTED = "not_connected"  # somebody wrote through a forwarded link, and nobody nominated that number (R18)
    ANSWER_OWED = "answer_owed"  # to somebody who wrote much in a short time
    TEST_DUE = "test_due"  # a message to try a channel with
    # to a check's lane
    MESSAGE_SENT = "message_sent"
    OPENING_FAILED = "opening_failed"  # somebody's first message will never arrive
    REFEREES_NAMED = "referees_named"
    REFEREE_MOVED = "referee_moved"  # started, declined, reopened, submitted, unobtainable
    REPLACEMENT_ASKED = "replacement_asked"
    WITHDRAWAL_ASKED = "withdrawal_asked"  # by the candidate (R45)
    REFEREE_SNOOZED = "referee_snoozed"
    ESTIMATE_GIVEN = "estimate_given"  # by the candidate, for a late referee (R15)
    DEADLINE_CAME = "deadline_came"  # near, or passed (R37)
    FOLLOW_UP_ASKED = "follow_up_asked"
    FOLLOW_UP_ENDED = "follow_up_ended"  # answered, declined or lapsed
    REFEREE_WROTE_FIRST = "referee_wrote_first"
    CANCEL_ASKED = "cancel_asked"
    DELETE_ASKED = "delete_asked"
    START_ANEW_ASKED = "start_anew_asked"  # with another address of the candidate (R7)
    ARCHIVE_ASKED = "archive_asked"
    UNARCHIVE_ASKED = "unarchive_asked"
    MORE_REFERENCES_ASKED = "more_references_asked"
    CANCEL_FELL_DUE = "cancel_fell_due"  # nobody took it back in time
    CANCEL_UNDONE = "cancel_undone"
    RETENTION_ENDED = "retention_ended"  # it has been kept for as long as its sub-account keeps checks (R56)
    COLLEAGUES_ASKED = "colleagues_asked"  # who else follows it in Slack
    # to an organisation's lane
    CHECKS_ASKED = "checks_asked"
    CREDITS_ADDED = "credits_added"
    CREDIT_RETURNED = "credit_returned"
    CREDITS_LIMITED = "credits_limited"  # or unlimited
    CHECK_BEGUN_ANEW = "check_begun_anew"  # in place of one that was deleted
    SUB_ACCOUNT_ASKED = "sub_account_asked"  # made or changed
    USER_ASKED = "user_asked"  # made, changed, deactivated (R46)
    QUESTIONNAIRE_ASKED = "questionnaire_asked"  # made, changed or put aside (R47)
    API_KEY_ASKED = "api_key_asked"  # made or revoked
    WEBHOOK_ASKED = "webhook_asked"  # made, changed, given another secret, deleted
    CHANNEL_TRIED = "channel_tried"  # by an admin, with a message to themselves
    REPORT_ACCESS_ASKED = "report_access_asked"  # who may open reports (R50)
    LIMITS_ASKED = "limits_asked"  # countries and budget
    ASSIGNMENT_ASKED = "assignment_asked"  # made or renamed
    CANDIDATES_LISTED = "candidates_listed"  # people put on an assignment's list, without a check yet
    CANDIDATES_UNLISTED = "candidates_unlisted"  # taken off it
    # to a check's desk in Slack
    DESK_TOLD = "desk_told"  # what entered the check's lifecycle
    CARD_POSTED = "card_posted"
    CARD_REFUSED = "card_refused"  # it can't be posted where it was wanted
    CARD_ASKED = "card_asked"  # to be posted anew
    CHECK_GONE = "check_gone"  # deleted
    FILE_ASKED = "file_asked"  # the report is to be shared beside the card
    # to a recruiter in Slack
    RECRUITER_READ = "recruiter_read"  # what Slack says of them
    RECRUITER_CHOSE = "recruiter_chose"  # how they want to be told, what their Home shows
    RECRUITER_TOLD = "recruiter_told"  # something to be said to them alone
    DIGEST_FELL_DUE = "digest_fell_due"
    RECRUITER_WARNED = "recruiter_warned"  # a limit is near, or holds messages back


UNADDRESSED = "mail"  # in place of the lane of a row about a message of ours, until that is looked up


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the inbox. `(source, key)` is unique for ever: the same thing told twice has one effect."""

    lane: str
    source: str  # twilio, slack, web, api, cli, timer, errand, lane
    key: str
    happening: Happening
    payload: dict[str, Any] = field(default_factory=dict)
    received_at: datetime | None = None  # product time; storage fills it in when absent
    attempts: int = 0
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """Becomes an inbox row of `lane` when it falls due."""

    lane: str
    key: str
    due_at: datetime
    happening: Happening
    payload: dict[str, Any] = field(default_factory=dict)
    conversation: str | None = None  # whose reminder it is


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be fetched from outside, for which no turn may wait; what comes of it is a row of `lane`."""

    lane: str
    key: str
    address: str  # where it is
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lane:
    """The unit of order, and what a person's phone must remember across conversations (R29, R30)."""

    key: str
    opted_out_at: datetime | None = None
    focus: str | None = None  # the conversation that the next message is taken to be for
    choices: tuple[str, ...] = ()  # conversations offered as a numbered list
    held: tuple[dict[str, Any], ...] = ()  # messages waiting for that choice
    stranger_answered_at: datetime | None = None  # when somebody without any check was last told so
    not_connected_at: datetime | None = None  # when a number that nobody nominated was last told so (R18)
    departed: tuple[str, ...] = ()  # checks whose conversation has moved on from here, the latest last
    heard_at: datetime | None = None  # when something last came in: WhatsApp takes free words for 24 hours after that
    answered: int = 0  # messages, since then
    answered_since: datetime | None = None
    hasty: int = 0  # messages that came while answers of ours waited, since then
    hasty_since: datetime | None = None
    mail_answered_at: datetime | None = None  # when a mail that came here was last answered


def person_lane(sender: str, address: str) -> str:
    return f"person:{sender}:{address}"


def web_lane(conversation: str) -> str:
    """For a person whom we have no sender to reach by."""
    return f"person:web:{conversation}"


def check_lane(check: str) -> str:
    return f"check:{check}"


def code_lane(code: str) -> str:
    """Sees the check that a forwarded link names, for those who know no more of it than that (R18)."""
    return f"code:{code}"


def organisation_lane(organisation: str) -> str:
    return f"organisation:{organisation}"
