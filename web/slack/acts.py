"""What recruiters do to a check by a button or a command, each as the row that does it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.desk import desk_lane
from bot.domain.inbox import Happening, Row
from bot.flows.resending import CHANNELS
from web.api.found import ID
from web.slack.here import Here

UNDO_SECONDS = 10
RESEND_ON = frozenset(one.value for one in CHANNELS)
PERSONAL = "_person"  # what the buttons of one person's reminders end in


@dataclass(frozen=True, slots=True)
class Act:
    happening: Happening
    fields: Mapping[str, Any] = field(default_factory=dict)
    is_told_to_desk: bool = False  # and not to the check itself


ACTS: dict[str, Act] = {
    "remind": Act(Happening.REMIND_ASKED),
    "pause": Act(Happening.PAUSE_ASKED),
    "resume": Act(Happening.RESUME_ASKED),
    "cancel": Act(Happening.CANCEL_ASKED, {"undo_seconds": UNDO_SECONDS}),
    "undo": Act(Happening.CANCEL_UNDONE),
    "delete": Act(Happening.DELETE_ASKED),
    "archive": Act(Happening.ARCHIVE_ASKED),
    "unarchive": Act(Happening.UNARCHIVE_ASKED),
    "share_file": Act(Happening.FILE_ASKED, is_told_to_desk=True),
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a button is about: a check, and perhaps somebody or something in it."""

    check: str
    more: str = ""

    @classmethod
    def of(cls, value: str) -> "Target":
        check, _, more = value.partition("|")
        return cls(check, more)

    @property
    def is_possible(self) -> bool:
        return ID.fullmatch(self.check) is not None


def row_of(here: Here, action: str, target: Target, suffix: str = "") -> Row | None:
    """None for what is no act on a check."""
    name = action.removesuffix(PERSONAL)
    act = ACTS.get(name)
    if act is None:
        return None
    person = {"person": target.more} if target.more and name in ("remind", "pause", "resume") else {}
    row = here.of_check(target.check, act.happening, {**act.fields, **person}, suffix)
    return for_the_desk(row, target.check) if act.is_told_to_desk else row


def resend_row(here: Here, target: Target) -> Row | None:
    """None for what is no channel to write on."""
    person, _, channel = target.more.partition("|")
    if channel not in RESEND_ON:
        return None
    return here.of_check(target.check, Happening.RESEND_ASKED, {"person": person, "channel": channel}, channel)


def for_the_desk(row: Row, check: str) -> Row:
    return Row(desk_lane(check), row.source, row.key, row.happening, row.payload)
