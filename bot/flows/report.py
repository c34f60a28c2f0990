"""What the recruiter reads: answers of submitted references only, word for word (R22), differences marked (R21)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Entry
from bot.domain.questionnaire import Question, Questionnaire
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.flows.follow_up import FollowUp, follow_ups
from bot.flows.integrity.signal import Signal
from bot.flows.memory import recall, remembered
from bot.flows.openings import first_name
from bot.flows.report_versions import Version, standing_at, versions_of

# What the referee may put right (R21): the key of the correction, and the reference's own word for the detail.
CORRECTABLE = {
    "details.name": "name",
    "details.phone": "phone",
    "details.email": "email",
    "dates.relation": "relation",
    "dates.organisation": "employer",
}
BARE = ("yes", "no", "ja", "nej")


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

    @property
    def in_words(self) -> str:
        """What was written, where that tells more than the answer: a bare number or yes does not."""
        tells_no_more = self.words.lower() in (*BARE, str(self.answer).lower()) or self.words.isdigit()
        return "" if tells_no_more else self.words

    @property
    def comment_apart(self) -> str:
        """The comment, where the words do not hold it already."""
        return self.comment if self.comment and self.comment not in self.in_words else ""


@dataclass(frozen=True, slots=True)
class Correction:
    field: str
    nominated: str | None
    corrected: str | None


@dataclass(frozen=True, slots=True)
class Addendum:
    """A question asked after submission, and its answer (R51)."""

    question: str
    asked_at: datetime
    asked_by: str
    answer: str
    words: str
    answered_at: datetime
    new_in_version: int


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
    addenda: tuple[Addendum, ...]
    new_in_version: int | None  # None: not submitted yet


@dataclass(frozen=True, slots=True)
class Report:
    version: int
    issued_at: datetime
    is_final: bool
    versions: tuple[Version, ...]  # all that there are, the oldest first
    references: tuple[ReportedReference, ...]
    integrity: tuple[Signal, ...] = ()  # R49, see `integrity.found`


def report_on(
    check: Check,
    references: Iterable[Reference],
    conversations: Mapping[str, Conversation],
    memories: Mapping[str, Sequence[Entry]],
    questionnaires: Mapping[str, Questionnaire],
    version: int | None = None,
) -> Report | None:
    """The latest, or as it was in a version; None where there is none. Referees who were replaced are left out."""
    counted = [one for one in references if one.standing not in OUT_OF_THE_COUNT]
    asked = {one.conversation: follow_ups(recall(memories[one.conversation])) for one in counted}
    versions = versions_of(counted, asked)
    number = len(versions) if version is None else version
    if not 1 <= number <= len(versions):
        return None
    known, issued_at, is_latest = versions[:number], versions[number - 1].issued_at, number == len(versions)
    told = []
    for reference in counted:
        if not is_latest and reference.nominated_at > issued_at:
            continue
        language = conversations[reference.conversation].language
        questionnaire = questionnaires.get(language) or questionnaires[check.language]
        mine = {one.follow_up: one.number for one in known if one.conversation == reference.conversation}
        was = reference if is_latest or 0 in mine else _as_of(reference, issued_at)
        entries = remembered(memories[reference.conversation])
        addenda = tuple(_addenda(asked[reference.conversation], entries, mine))
        told.append(replace(_told(was, entries, questionnaire, check), addenda=addenda, new_in_version=mine.get(0)))
    is_final = is_latest and check.status is CheckStatus.COMPLETED
    return Report(number, issued_at, is_final, versions, tuple(told))


def _as_of(reference: Reference, at: datetime) -> Reference:
    return replace(reference, standing=standing_at(reference, at), submitted_at=None)


def _addenda(asked: list[FollowUp], known: Mapping[str, Entry], mine: Mapping[int, int]) -> Iterable[Addendum]:
    for one in asked:
        entry = known.get(one.key)
        if one.number in mine and entry and one.ended_at:
            new_in = mine[one.number]
            yield Addendum(one.question, one.asked_at, one.by, entry.value, entry.words, one.ended_at, new_in)


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
        addenda=(),
        new_in_version=None,
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
