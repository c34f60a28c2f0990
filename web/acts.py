"""What a press of a button does to a check, in the office and in Slack alike: the row that it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.inbox import Happening

UNDO_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Act:
    happening: Happening
    fields: Mapping[str, Any] = field(default_factory=dict)


AT_ONCE: Mapping[str, Act] = {
    "remind": Act(Happening.REMIND_ASKED),
    "pause": Act(Happening.PAUSE_ASKED),
    "resume": Act(Happening.RESUME_ASKED),
    "cancel": Act(Happening.CANCEL_ASKED, {"undo_seconds": UNDO_SECONDS}),
    "undo": Act(Happening.CANCEL_UNDONE),
    "delete": Act(Happening.DELETE_ASKED),
    "archive": Act(Happening.ARCHIVE_ASKED),
    "unarchive": Act(Happening.UNARCHIVE_ASKED),
}
WITH_MORE: Mapping[str, Act] = {  # something is to be said first: how many, whom, what, on which channel
    "more_references": Act(Happening.MORE_REFERENCES_ASKED),
    "follow_up": Act(Happening.FOLLOW_UP_ASKED),
    "resend": Act(Happening.RESEND_ASKED),
}
FOR_ONE = frozenset({"remind", "pause", "resume"})  # may be meant for one person alone
