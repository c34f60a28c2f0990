"""The recruiter's desk in Slack: where a check is shown, the card that shows it, and the people who follow it (R52)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

NOWHERE = ""
NEVER_TOLD = "never_told"  # nobody knows what became of the card: why it is given up, as if it were refused


@dataclass(frozen=True, slots=True)
class Place:
    """Where a check's card is, and whose check it is there."""

    workspace: str
    channel: str
    user: str  # who started it
    language: str  # of the card, which many read
    colleagues: tuple[str, ...] = ()  # they follow it, and may act on it, too

    @property
    def followers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.user, *self.colleagues))) if self.user else self.colleagues


@dataclass(frozen=True, slots=True)
class Card:
    """The one message that is kept current for as long as its check lives."""

    check: str
    organisation: str
    workspace: str
    channel: str
    language: str
    changes: int  # of what it shows; those that have been shown are counted apart
    changed_at: datetime
    posting: int = 1  # rises when somebody asks for the card anew, because the first cannot be found
    ts: str | None = None  # Slack's name for the message, once it is posted; empty where it was refused everywhere
    gone: str = ""  # who deleted the check: nothing else of it may be told any more (R44)
    file_version: int = 0  # of the report that was last put beside it
    is_public: bool = False  # whether everybody in the workspace may read it
    posted_hash: str = ""  # of what it showed when it was posted

    @property
    def is_nowhere(self) -> bool:
        """Nothing need wait for it any more."""
        return self.ts == NOWHERE


class Telling(StrEnum):
    """How much a recruiter wants to be told of in a message of their own (R32)."""

    NEEDS_ME = "needs_me"
    FINISHED = "finished"  # and what is complete
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Recruiter:
    """Somebody who uses Vouchline from a Slack workspace."""

    workspace: str
    user: str
    organisation: str
    name: str = ""
    email: str = ""
    language: str = ""  # empty: the installation's
    zone: str = ""  # empty: the sub-account's
    is_guest: bool = False
    is_admin: bool = False
    is_gone: bool = False  # deactivated in Slack
    read_at: datetime | None = None  # when Slack was last asked about them, by the machine's clock
    telling: Telling = Telling.FINISHED
    has_digest: bool = True
    snoozed_until: datetime | None = None
    snoozed_checks: dict[str, str] = field(default_factory=dict)  # check -> until when, ISO
    usual: dict[str, Any] = field(default_factory=dict)  # what the start form had last
    home: dict[str, Any] = field(default_factory=dict)  # what their Home shows: filter, words, page
    home_opened_at: datetime | None = None

    @property
    def is_member(self) -> bool:
        """Of the workspace, whole and still: what Vouchline tells is for nobody else."""
        return not (self.is_guest or self.is_gone)


def desk_lane(check: str) -> str:
    """The unit of order of what is told in Slack of one check."""
    return f"desk:{check}"


def recruiter_lane(workspace: str, user: str) -> str:
    return f"recruiter:{workspace}:{user}"


def card_key(check: str, posting: int) -> str:
    """Of the message that the card is posted with."""
    return f"card:{check}:{posting}"


def slack_sender(workspace: str, channel: str) -> str:
    """The sender of what is posted to one channel: Slack counts by channel."""
    return f"slack:{workspace}:{channel}"
