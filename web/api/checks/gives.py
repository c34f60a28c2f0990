"""What answers hold: the words of the domain, as JSON."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from bot.domain.channel import Channel, Contact
from bot.domain.check import Badge, CheckStatus
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.reference import Standing
from web.api.checks.told import CheckNoticeGiven


class Links(BaseModel):
    check: str
    candidate: str | None = Field(description="The candidate's personal link: pass it on only to the candidate.")
    report: str | None = Field(description="Null before a referee has submitted.")
    badge: str = Field(description="The badge as a picture, for an <img>: counts and state, no name, no key needed.")


class AssignmentGiven(BaseModel):
    id: str
    external_id: str | None
    title: str


class CandidateGiven(BaseModel):
    name: str
    phone: str | None
    email: str | None


class UnreachableGiven(BaseModel):
    """The candidate's first message did not arrive. `POST …/start-anew` with another address puts it right (R7)."""

    at: datetime
    error: str = Field(description="Its name, which is stable.")
    text: str = Field(description="What it means, in the check's language.")


class ContactsGiven(BaseModel):
    candidate: Contact
    referee: Contact


class ReferenceGiven(BaseModel):
    id: str
    position: int
    name: str
    phone: str | None
    email: str | None
    relation: str
    employer: str
    dates: str
    standing: Standing
    nominated_at: datetime
    invited_at: datetime | None
    submitted_at: datetime | None
    reminded: int = Field(description="How many reminders have gone out.")
    reminded_at: datetime | None
    next_reminder_at: datetime | None = Field(description="Null where none is to come.")
    snoozed_until: datetime | None = Field(description="The referee answers later; no reminder goes out before.")
    expected_on: date | None = Field(description="The candidate's estimate for a late referee.")
    follow_up_asked_at: datetime | None = Field(description="While a follow-up waits for its answer (R51).")
    paused: bool
    link: str = Field(description="The referee's personal link: pass it on only to the referee.")


class CheckGiven(BaseModel):
    id: str
    status: CheckStatus
    requested: int = Field(description="How many references are asked for.")
    answered: int = Field(description="How many of them have been submitted.")
    badge: Badge
    assignment: AssignmentGiven
    candidate: CandidateGiven
    candidate_unreachable: UnreachableGiven | None = Field(description="Null where nothing is known to be wrong.")
    sub_account: str
    language: str
    questionnaire: str
    contacts: ContactsGiven
    guidance: str
    deadline: date | None
    started_by: str
    created_at: datetime
    completed_at: datetime | None
    cancelled_at: datetime | None
    cancelling_until: datetime | None = Field(description="Until then `…/undo-cancel` takes the cancelling back.")
    withdrawal_requested_at: datetime | None = Field(
        description="When the candidate asked to leave the recruitment: cancel the check to carry it out (R45)."
    )
    archived: bool = Field(description="Cancelled, or completed and archived by a user: out of the ordinary lists.")
    paused: bool = Field(description="The candidate gets no reminders.")
    needs_you: list[CheckNoticeGiven] = Field(description="What nothing has resolved since, oldest first (R32).")
    references: list[ReferenceGiven]
    links: Links


class WarningGiven(BaseModel):
    pointer: str
    detail: str
    links: list[str] = Field(default=[], description="To the checks that it is about.")


class ChecksStarted(BaseModel):
    checks: list[CheckGiven] = Field(description="In the order of the candidates.")
    warnings: list[WarningGiven] = Field(description="What was done all the same, and may have been a mistake.")


class CheckPage(BaseModel):
    checks: list[CheckGiven]
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class BadgeGiven(BaseModel):
    badge: Badge
    status: CheckStatus
    requested: int = Field(description="How many references are asked for.")
    answered: int = Field(description="How many of them have been submitted.")
    links: Links


class RememberedGiven(BaseModel):
    value: Any = Field(description="What was understood.")
    words: str = Field(description="What was written, word for word.")
    comment: str | None = None


class ConversationGiven(BaseModel):
    id: str
    role: Role
    name: str
    address: str
    link: str = Field(description="The personal link: pass it on only to this person (R4).")
    channel: Channel
    language: str
    step: str
    status: ConversationStatus
    paused: bool
    reminded: int = Field(description="How many reminders have gone out.")
    reminded_at: datetime | None
    next_reminder_at: datetime | None = Field(description="Null where none is to come.")
    snoozed_until: datetime | None
    answers: dict[str, RememberedGiven]


class ConversationsGiven(BaseModel):
    conversations: list[ConversationGiven]
