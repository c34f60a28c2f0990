"""Reports to make files of: Anna's, by Eva who has submitted, and by whoever else a test names."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.catalogues import read_texts
from bot.domain.assignment import Assignment
from bot.domain.check import CheckStatus
from bot.domain.conversation import Role
from bot.domain.organisation import SubAccount
from bot.domain.reference import Standing
from bot.flows.report import Addendum, Answer, Report, ReportedReference
from bot.flows.report_versions import Version
from bot.report_files.reported import Reported
from bot.storage.reading.checks import CheckRead
from tests.builders import NOON, a_check, a_conversation, a_reference

TEXTS = read_texts()
SUBMITTED_AT = NOON + timedelta(days=2)


def an_answer(**given: Any) -> Answer:
    usual: dict[str, Any] = {
        "key": "teamwork",
        "question": "How well did Anna work together with others?",
        "label": "Teamwork",
        "kind": "rating",
        "answer": 4,
        "words": "4",
        "comment": "Always helps.",
        "answered_at": SUBMITTED_AT,
    }
    return Answer(**usual | given)


def a_text(words: str, **given: Any) -> Answer:
    about = {"key": "strengths", "label": "Strengths", "question": "What did Anna do especially well?"}
    return an_answer(**about | {"kind": "text", "answer": words, "words": words, "comment": None} | given)


def an_addendum(**given: Any) -> Addendum:
    usual: dict[str, Any] = {
        "question": "Was Anna ever late?",
        "asked_at": NOON + timedelta(days=3),
        "asked_by": "Rut",
        "answer": "Once, in the snow.",
        "words": "Once, in the snow.",
        "answered_at": NOON + timedelta(days=4),
        "new_in_version": 2,
    }
    return Addendum(**usual | given)


def reported_by(name: str = "Eva Berg", **given: Any) -> ReportedReference:
    usual: dict[str, Any] = {
        "position": 1,
        "name": name,
        "phone": "+46702222222",
        "email": None,
        "relation": "manager",
        "employer": "Acme",
        "dates": "2019-2022",
        "corrections": (),
        "standing": Standing.SUBMITTED,
        "submitted_at": SUBMITTED_AT,
        "answers": (an_answer(),),
        "addenda": (),
        "new_in_version": 1,
    }
    return ReportedReference(**usual | given)


def reported(*references: ReportedReference, language: str = "en", **given: Any) -> Reported:
    """`given`: of the report; two versions where there is an addendum."""
    shown = tuple(replace(one, position=place) for place, one in enumerate(references or (reported_by(),), 1))
    versions = [Version(1, SUBMITTED_AT, "conversation-1", 0)]
    if any(one.addenda for one in shown):
        versions.append(Version(2, NOON + timedelta(days=4), "conversation-1", 1))
    usual: dict[str, Any] = {"version": len(versions), "is_final": True, "versions": tuple(versions)}
    told = usual | given
    report = Report(issued_at=versions[told["version"] - 1].issued_at, references=shown, **told)
    return Reported(report, _read(shown, language), "Café Norr", TEXTS[language])


def _read(shown: tuple[ReportedReference, ...], language: str) -> CheckRead:
    check = a_check(language=language, requested=len(shown), status=CheckStatus.COMPLETED)
    sub_account = SubAccount("sub-account-1", "organisation-1", "default", "Café Norr", language, "Europe/Stockholm")
    references = tuple(_known(one) for one in shown)
    people = tuple(a_conversation(id=one.conversation, role=Role.REFEREE, language=language) for one in references)
    return CheckRead(
        check, Assignment("assignment-1", "organisation-1", "Barista"), sub_account, references, people, {}, ()
    )


def _known(one: ReportedReference) -> Any:
    return a_reference(
        position=one.position,
        conversation=f"conversation-{one.position}",
        standing=one.standing,
        invited_at=NOON,
        submitted_at=one.submitted_at,
    )
