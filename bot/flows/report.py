"""What the recruiter reads: answers of submitted references only, word for word (R22), differences marked (R21)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Entry
from bot.domain.questionnaire import Question, Questionnaire
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.flows.memory import remembered
from bot.flows.openings import first_name

# What the referee may put right (R21): the key of the correction, and the reference's own word for the detail.
CORRECTABLE = {
    "details.name": "name",
    "details.phone": "phone",
    "details.email": "email",
    "dates.relation": "relation",
    "dates.organisation": "employer",
}


@dataclass(frozen=True, slots=True)
class Answer:
    key: str
    question: str
    label: str
    kind: str
    answer: Any  # what was understood
    words: str  # what was written, to the letter
    comment: str | None
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    field: str
    nominated: str | None
    corrected: str | None


@dataclass(frozen=True, slots=True)
class ReportedReference:
    """One reference, in the referee's own version of the details; `corrections` hold the candidate's beside it."""

    position: int
    name: str
    phone: str | None
    email: str | None
    relation: str
    employer: str
    dates: str
    corrections: tuple[Correction, ...]
    standing: Standing
    submitted_at: datetime | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Report:
    version: int
    is_final: bool
    references: tuple[ReportedReference, ...]


def report_on(
    check: Check,
    references: Iterable[Reference],
    conversations: Mapping[str, Conversation],
    memories: Mapping[str, Sequence[Entry]],
    questionnaires: Mapping[str, Questionnaire],
) -> Report | None:
    """None before anybody has submitted. Referees who were replaced are left out, unless they had submitted."""
    counted = [one for one in references if one.standing not in OUT_OF_THE_COUNT]
    if not any(one.standing is Standing.SUBMITTED for one in counted):
        return None
    told = []
    for reference in counted:
        language = conversations[reference.conversation].language
        questionnaire = questionnaires.get(language) or questionnaires[check.language]
        told.append(_told(reference, remembered(memories[reference.conversation]), questionnaire, check))
    return Report(max(check.report_version, 1), check.status is CheckStatus.COMPLETED, tuple(told))


def _told(
    reference: Reference, known: Mapping[str, Entry], questionnaire: Questionnaire, check: Check
) -> ReportedReference:
    is_submitted = reference.standing is Standing.SUBMITTED
    corrections = tuple(_corrections(reference, known)) if is_submitted else ()
    now = {one.field: one.corrected for one in corrections}
    return ReportedReference(
        position=reference.position,
        name=now.get("name") or reference.name,
        phone=now.get("phone") or reference.phone,
        email=now.get("email") or reference.email,
        relation=now.get("relation") or reference.relation,
        employer=now.get("organisation") or reference.employer,
        dates=now.get("dates") or reference.dates,
        corrections=corrections,
        standing=reference.standing,
        submitted_at=reference.submitted_at,
        answers=tuple(_answers(known, questionnaire, check)) if is_submitted else (),
    )


def _corrections(reference: Reference, known: Mapping[str, Entry]) -> Iterable[Correction]:
    for key, name in CORRECTABLE.items():
        entry, nominated = known.get(key), getattr(reference, name)
        if entry and entry.value != nominated:
            yield Correction(key.partition(".")[2], nominated, entry.value)
    dates = known.get("dates")
    if dates and dates.value["corrected"]:
        yield Correction("dates", reference.dates, dates.value["dates"])


def _answers(known: Mapping[str, Entry], questionnaire: Questionnaire, check: Check) -> Iterable[Answer]:
    for question in questionnaire.questions:
        if entry := known.get(f"question.{question.key}"):
            yield _answer(question, entry, known.get(f"question.{question.key}.comment"), check)


def _answer(question: Question, entry: Entry, comment: Entry | None, check: Check) -> Answer:
    return Answer(
        key=question.key,
        question=question.text.replace("{candidate}", first_name(check.candidate_name)),
        label=question.label,
        kind=question.kind.value,
        answer=entry.value,
        words=entry.words,
        comment=str(comment.value) if comment else None,
        answered_at=entry.at,
    )
