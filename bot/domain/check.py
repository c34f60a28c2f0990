"""A check: one candidate's reference taking in one assignment, with its settings."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.channel import Contact
from bot.domain.desk import Place
from bot.domain.moves import Table, move


class CheckStatus(StrEnum):
    AWAITING_CANDIDATE = "awaiting_candidate"
    COLLECTING = "collecting"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


CHECK_MOVES: Table[CheckStatus] = {
    CheckStatus.AWAITING_CANDIDATE: frozenset({CheckStatus.COLLECTING, CheckStatus.CANCELLED}),
    CheckStatus.COLLECTING: frozenset({CheckStatus.COMPLETED, CheckStatus.CANCELLED}),
    CheckStatus.COMPLETED: frozenset({CheckStatus.COLLECTING, CheckStatus.CANCELLED}),  # R43: more references reopen it
    CheckStatus.CANCELLED: frozenset(),
}


class Badge(StrEnum):
    LIGHT = "light"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Check:
    id: str
    organisation: str
    sub_account: str
    assignment: str
    candidate_name: str
    candidate_phone: str | None  # E.164
    candidate_email: str | None
    language: str
    questionnaire: str  # its name, such as "standard"
    questionnaires: dict[str, str]  # language -> content hash: the versions this check keeps (R47)
    candidate_contact: Contact
    referee_contact: Contact
    requested: int
    guidance: str
    deadline: date | None
    status: CheckStatus
    started_by: str
    created_at: datetime
    slots: int = 0  # referee positions ever opened, replacements included
    answered: int = 0
    report_version: int = 0
    completed_at: datetime | None = None
    cancelled_at: datetime | None = None
    archived_at: datetime | None = None
    withdrawal_asked_at: datetime | None = None  # R45: the candidate's wish, which the recruiter carries out
    unreachable_at: datetime | None = None  # R7: the candidate's first message will never arrive
    unreachable_because: str = ""  # an error's name
    senders: dict[str, str] = field(default_factory=dict)  # channel -> its own number, as when the check began
    code: str = ""  # R18: what a referee who writes first through the forwarded link names the check by
    place: Place | None = None  # R52: where in Slack it is shown, if anywhere
    cancelling_until: datetime | None = None  # until when the recruiter may take the cancelling back
    cancelling_by: str = ""

    def becomes(self, status: CheckStatus, **changes: object) -> "Check":
        """This check in another status, when `CHECK_MOVES` allows it."""
        return replace(self, status=move(CHECK_MOVES, f"check {self.id}", self.status, status), **changes)  # type: ignore[arg-type]

    @property
    def badge(self) -> Badge:
        """Strong as long as nothing is missing (R41); a cancelled check's stays light, whatever came in before."""
        return Badge.STRONG if self.status is CheckStatus.COMPLETED else Badge.LIGHT
