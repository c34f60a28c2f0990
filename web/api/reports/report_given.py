"""A report as JSON, whoever it is for."""

from typing import Any

from bot.domain.reference import Reference
from bot.flows.integrity.signal import Signal
from bot.flows.integrity.wording import explanation_of, seen_in_words
from bot.flows.report import ReportedReference
from bot.flows.texts import Texts
from bot.report_files.reported import Reported
from web.api.checks.gives import CheckGiven
from web.api.reports.gives import (
    AddendumGiven,
    AnswerGiven,
    CorrectionGiven,
    CourseGiven,
    IntegrityGiven,
    RefereeGiven,
    ReferenceReported,
    ReportedCheckGiven,
    ReportGiven,
    ReportReadGiven,
    VersionGiven,
)


def report_given(reported: Reported, check: CheckGiven) -> ReportGiven:
    return ReportGiven(check=check, **_content(reported))


def report_read(reported: Reported) -> ReportReadGiven:
    """For those who are let in to the report alone: nobody's personal link is in it."""
    read, check = reported.read, reported.read.check
    about = ReportedCheckGiven(
        id=check.id,
        organisation=reported.organisation,
        assignment=read.assignment.title,
        candidate=check.candidate_name,
        status=check.status,
        requested=check.requested,
        answered=reported.answered,
        started_by=check.started_by,
        created_at=check.created_at,
    )
    return ReportReadGiven(check=about, **_content(reported))


def _content(reported: Reported) -> dict[str, Any]:
    report = reported.report
    return {
        "version": report.version,
        "issued_at": report.issued_at,
        "versions": [VersionGiven(version=one.number, issued_at=one.issued_at) for one in report.versions],
        "final": report.is_final,
        "references": [_reference(one, reported) for one in report.references],
        "integrity": [_signal(one, reported.texts) for one in report.integrity],
    }


def _signal(one: Signal, texts: Texts) -> IntegrityGiven:
    return IntegrityGiven(
        kind=one.kind,
        sort=one.sort,
        references=list(one.references),
        text=seen_in_words(one, texts),
        explanation=explanation_of(one, texts),
    )


def _reference(shown: ReportedReference, reported: Reported) -> ReferenceReported:
    return ReferenceReported(
        position=shown.position,
        referee=RefereeGiven(name=shown.name, phone=shown.phone, email=shown.email),
        relation=shown.relation,
        employer=shown.employer,
        dates=shown.dates,
        corrections=[CorrectionGiven.model_validate(one, from_attributes=True) for one in shown.corrections],
        standing=shown.standing,
        course=_course(reported.known(shown), reported),
        submitted_at=shown.submitted_at,
        answers=[AnswerGiven.model_validate(one, from_attributes=True) for one in shown.answers],
        addenda=[AddendumGiven.model_validate(one, from_attributes=True) for one in shown.addenda],
        new_in_version=shown.new_in_version,
    )


def _course(known: Reference, reported: Reported) -> CourseGiven:
    return CourseGiven(
        nominated_at=reported.by_then(known.nominated_at),
        invited_at=reported.by_then(known.invited_at),
        started_at=reported.by_then(known.started_at),
        reminded=known.reminded if reported.is_latest else 0,
    )
