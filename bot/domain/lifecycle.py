"""The lifecycle: everything that happened in a check, one line each, in the past tense (R39). Only ever added to."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EventType(StrEnum):
    CHECK_STARTED = "check_started"
    CHECK_COMPLETED = "check_completed"
    CHECK_CANCELLED = "check_cancelled"
    CHECK_ARCHIVED = "check_archived"
    CHECK_UNARCHIVED = "check_unarchived"
    CHECK_REOPENED = "check_reopened"
    REFERENCES_ADDED = "references_added"
    CANDIDATE_INVITED = "candidate_invited"
    CANDIDATE_REMINDED = "candidate_reminded"
    CANDIDATE_CONSENTED = "candidate_consented"
    CANDIDATE_DECLINED = "candidate_declined"
    CANDIDATE_REOPENED = "candidate_reopened"
    CANDIDATE_UNRESPONSIVE = "candidate_unresponsive"
    CANDIDATE_UNREACHABLE = "candidate_unreachable"
    WITHDRAWAL_REQUESTED = "withdrawal_requested"
    WITHDRAWAL_UNDONE = "withdrawal_undone"
    ERASURE_REQUESTED = "erasure_requested"
    REFEREE_NOMINATED = "referee_nominated"
    REFEREE_INVITED = "referee_invited"
    REFEREE_REMINDED = "referee_reminded"
    DETAILS_CONFIRMED = "details_confirmed"
    DETAILS_CORRECTED = "details_corrected"
    REFERENCE_STARTED = "reference_started"
    QUESTION_ANSWERED = "question_answered"
    CODE_REFUSED = "code_refused"
    REFERENCE_DECLINED = "reference_declined"
    REFERENCE_REOPENED = "reference_reopened"
    REFERENCE_SUBMITTED = "reference_submitted"
    REFERENCE_UNOBTAINABLE = "reference_unobtainable"
    REFERENCE_REPLACED = "reference_replaced"
    REFEREE_CONNECTED = "referee_connected"
    ESTIMATE_GIVEN = "estimate_given"
    FOLLOW_UP_ASKED = "follow_up_asked"
    FOLLOW_UP_ANSWERED = "follow_up_answered"
    FOLLOW_UP_DECLINED = "follow_up_declined"
    FOLLOW_UP_LAPSED = "follow_up_lapsed"
    REMINDER_REQUESTED = "reminder_requested"
    DEADLINE_NEAR = "deadline_near"
    DEADLINE_PASSED = "deadline_passed"
    REPORT_ISSUED = "report_issued"
    MESSAGE_RECEIVED = "message_received"
    WEB_ANSWERED = "web_answered"
    MESSAGE_SENT = "message_sent"
    MESSAGE_DELIVERED = "message_delivered"
    MESSAGE_FAILED = "message_failed"
    MESSAGE_POSTPONED = "message_postponed"
    MESSAGE_RESCHEDULED = "message_rescheduled"  # what did not arrive is tried again
    MESSAGE_HELD = "message_held"
    MESSAGE_DROPPED = "message_dropped"
    MESSAGE_PARKED = "message_parked"
    MESSAGE_RESENT = "message_resent"  # as a recruiter asked, on a channel of their choice (R48)
    FAILED_OVER = "failed_over"  # to the person's next channel (R38)
    MESSAGE_DELAYED = "message_delayed"  # by mail servers, which still try
    AWAY_TOLD = "away_told"  # by a holiday answer
    MACHINE_ANSWERED = "machine_answered"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"
    PAUSED = "paused"
    RESUMED = "resumed"
    SNOOZED = "snoozed"
    LANGUAGE_CHANGED = "language_changed"


class Actor(StrEnum):
    RECRUITER = "recruiter"
    CANDIDATE = "candidate"
    REFEREE = "referee"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Event:
    organisation: str
    check: str
    type: EventType
    actor: Actor
    at: datetime
    about: dict[str, Any] = field(default_factory=dict)  # what its sentence needs: names, numbers, reasons
    conversation: str | None = None
    id: int | None = None
