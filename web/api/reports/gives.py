"""What a report holds as JSON: with a check as the API shows it, or for readers who are let in to the report alone."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from bot.domain.check import CheckStatus
from bot.domain.reference import Standing
from bot.flows.integrity.signal import SignalKind, SignalSort
from web.api.checks.gives import CheckGiven


class RefereeGiven(BaseModel):
    name: str
    phone: str | None
    email: str | None


class CorrectionGiven(BaseModel):
    """A detail that the candidate gave and the referee put right; both are kept (R21)."""

    field: str = Field(description="`name`, `phone`, `email`, `relation`, `organisation` or `dates`.")
    nominated: str | None
    corrected: str | None


class AnswerGiven(BaseModel):
    key: str
    question: str
    label: str
    kind: str
    answer: Any
    words: str
    comment: str | None
    answered_at: datetime


class AddendumGiven(BaseModel):
    """A question asked after submission, with its answer, word for word (R51)."""

    question: str
    asked_at: datetime
    asked_by: str
    answer: str
    words: str
    answered_at: datetime
    new_in_version: int


class VersionGiven(BaseModel):
    version: int
    issued_at: datetime


class IntegrityGiven(BaseModel):
    """Something that may be worth a question (R49). None is decisive; there is no score, and nothing is added up."""

    kind: SignalKind
    sort: SignalSort = Field(
        description="By its kind alone: a `coincidence` is seldom seen by chance, a `circumstance` is usual."
    )
    references: list[int] = Field(description="Positions of those whom it is about; the candidate has none.")
    text: str = Field(description="What was seen, in the check's language.")
    explanation: str = Field(description="What else it may be.")


class CourseGiven(BaseModel):
    """How a reference came about; in an earlier version, as far as it had come by then."""

    nominated_at: datetime | None
    invited_at: datetime | None
    started_at: datetime | None
    reminded: int = Field(description="How many reminders have gone out.")


class ReferenceReported(BaseModel):
    position: int
    referee: RefereeGiven
    relation: str
    employer: str
    dates: str
    corrections: list[CorrectionGiven]
    standing: Standing
    course: CourseGiven
    submitted_at: datetime | None
    answers: list[AnswerGiven] = Field(description="Of submitted references only, word for word (R22).")
    addenda: list[AddendumGiven] = Field(description="Never part of what was submitted, which does not change.")
    new_in_version: int | None = Field(description="The version that it came in with; null before it is submitted.")


class ReportContent(BaseModel):
    version: int
    issued_at: datetime
    final: bool = Field(description="The check is complete, and no later version exists.")
    versions: list[VersionGiven] = Field(description="All that there are, the oldest first; read with `?version=`.")
    references: list[ReferenceReported]
    integrity: list[IntegrityGiven] = Field(description="What may be worth a question: none of it is decisive (R49).")


class ReportGiven(ReportContent):
    check: CheckGiven


class ReportedCheckGiven(BaseModel):
    """A check as those know it who are let in to its report: without anybody's personal link."""

    id: str
    organisation: str
    assignment: str
    candidate: str
    status: CheckStatus
    requested: int
    answered: int
    started_by: str
    created_at: datetime


class ReportReadGiven(ReportContent):
    check: ReportedCheckGiven
