"""One reference as the PDF shows it: details with what was put right in them (R21), answers word for word (R22)."""

from collections.abc import Iterator
from typing import Any

from bot.domain.phone import shown_phone
from bot.domain.questionnaire import QuestionKind
from bot.domain.reference import Standing
from bot.flows.report import Addendum, Answer, Correction, ReportedReference
from bot.report_files.letters import lines
from bot.report_files.reported import Reported

LONG = 1200  # letters, from which on an answer may go over to the next page


def reference(one: ReportedReference, number: int, reported: Reported) -> dict[str, Any]:
    texts = reported.texts
    submitted_on = texts("report.reference.submitted", date=reported.day(one.submitted_at)) if one.submitted_at else ""
    return {
        "number": number,
        "name": one.name,
        "dates": one.dates,
        "place": ", ".join(part for part in (one.relation, one.employer) if part),
        "language": reported.language_of(one),
        "standing": texts(f"definition.standing.{one.standing}.name"),
        "submitted": one.standing is Standing.SUBMITTED,
        "submitted_on": submitted_on,
        "new": _new(one.new_in_version, reported),
        "details": list(_details(one, reported)),
        "answers": [_answer(answer, place, reported) for place, answer in enumerate(one.answers, 1)],
        "addenda": [_addendum(each, reported) for each in one.addenda],
    }


def _new(version: int | None, reported: Reported) -> str | None:
    """Nothing is new in the first version, since all of it is."""
    is_new = version == reported.report.version > 1
    return reported.texts("report.reference.new", version=version) if is_new else None


def _details(one: ReportedReference, reported: Reported) -> Iterator[dict[str, str | None]]:
    corrections = {each.field: each for each in one.corrections}
    now = {
        "name": one.name if "name" in corrections else None,
        "relation": one.relation,
        "organisation": one.employer,
        "dates": one.dates,
        "phone": shown_phone(one.phone) if one.phone else None,
        "email": one.email,
    }
    needed = ("relation", "organisation", "dates")
    for field, value in now.items():
        if value or field in needed or field in corrections:
            yield _detail(field, value, corrections.get(field), reported)


def _detail(field: str, value: str | None, correction: Correction | None, reported: Reported) -> dict[str, str | None]:
    nothing = reported.texts("report.reference.nothing")
    nominated = correction.nominated if correction else None
    before = shown_phone(nominated) if nominated and field == "phone" else nominated
    label = reported.texts(f"report.reference.{field}")
    return {"label": label, "value": value or nothing, "nominated": (before or nothing) if correction else None}


def _answer(answer: Answer, place: int, reported: Reported) -> dict[str, Any]:
    shown = reported.shown(answer)
    words = answer.in_words if answer.in_words.lower() != shown.lower() else ""
    return {
        "number": place,
        "key": answer.key,
        "label": answer.label,
        "question": answer.question,
        "rating": answer.answer if answer.kind == QuestionKind.RATING else None,
        "shown": shown,
        "lines": lines(shown) if answer.kind == QuestionKind.TEXT else None,
        "words": lines(words),
        "comment": lines(answer.comment_apart),
        "long": len(answer.words) + len(answer.comment or "") > LONG,
    }


def _addendum(one: Addendum, reported: Reported) -> dict[str, Any]:
    asked, answered = reported.day(one.asked_at), reported.day(one.answered_at)
    return {
        "question": one.question,
        "asked": reported.texts("report.reference.asked", by=one.asked_by, asked=asked, answered=answered),
        "new": _new(one.new_in_version, reported),
        "lines": lines(one.words),
    }
