"""The report as CSV, under names that are the same in every language.

Of each referee, a row for each answer, each addendum and each detail that was put right; of one who has answered
nothing, a row that tells where the reference stands. Last, a row for each integrity signal. `kind` says which it is.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.flows.integrity.signal import Signal
from bot.flows.integrity.wording import explanation_of, name_of, seen_in_words
from bot.flows.report import Addendum, Answer, Correction, ReportedReference
from bot.report_files.reported import Reported

# A spreadsheet takes a cell that begins so for a formula. One that expects ";" between cells, as Swedish ones do, also
# begins a cell after each ";" and each line of a text.
FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[=+\-@\t\r＝＋－＠])")
COLUMNS = (
    "check",
    "candidate",
    "assignment",
    "report_version",
    "new_in_version",
    "referee",
    "referee_phone",
    "referee_email",
    "relation",
    "employer",
    "dates",
    "submitted_at",
    "question_key",
    "question",
    "kind",
    "answer",
    "words",
    "comment",
    "answered_at",
    "standing",
    "nominated_at",
    "invited_at",
    "started_at",
    "reminded",
    "explanation",
)


def spreadsheet(reported: Reported) -> bytes:
    """In UTF-8 with the mark by which spreadsheets know it."""
    written = io.StringIO(newline="")
    sheet = csv.DictWriter(written, COLUMNS, quoting=csv.QUOTE_ALL)
    sheet.writeheader()
    sheet.writerows({name: _cell(value) for name, value in row.items()} for row in _rows(reported))
    return written.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Any) -> Any:
    return FORMULA.sub("'", value) if isinstance(value, str) else value


def _rows(reported: Reported) -> Iterator[dict[str, Any]]:
    for reference in reported.report.references:
        about = {**_check(reported), **_referee(reference), **_course(reference, reported)}
        rows = list(_of_reference(reference, reported))
        for row in rows or [{"kind": "standing"}]:
            yield {**about, **row}
    for signal in reported.report.integrity:
        yield {**_check(reported), **_signal(signal, reported)}


def _of_reference(reference: ReportedReference, reported: Reported) -> Iterator[dict[str, Any]]:
    for answer in reference.answers:
        yield {**_answer(answer, reported), "new_in_version": reference.new_in_version}
    for number, addendum in enumerate(reference.addenda, 1):
        yield {**_addendum(addendum, number), "new_in_version": addendum.new_in_version}
    for correction in reference.corrections:
        yield {**_correction(correction), "new_in_version": reference.new_in_version}


def _check(reported: Reported) -> dict[str, Any]:
    read = reported.read
    return {
        "check": read.check.id,
        "candidate": read.check.candidate_name,
        "assignment": read.assignment.title,
        "report_version": reported.report.version,
    }


def _referee(one: ReportedReference) -> dict[str, Any]:
    return {
        "referee": one.name,
        "referee_phone": one.phone,
        "referee_email": one.email,
        "relation": one.relation,
        "employer": one.employer,
        "dates": one.dates,
        "submitted_at": _instant(one.submitted_at),
    }


def _answer(one: Answer, reported: Reported) -> dict[str, Any]:
    """A rating stays a number and a date as precise as it was, to count and sort by."""
    return {
        "question_key": one.key,
        "question": one.question,
        "kind": one.kind,
        "answer": reported.shown(one) if isinstance(one.answer, bool) else one.answer,
        "words": one.words,
        "comment": one.comment,
        "answered_at": _instant(one.answered_at),
    }


def _addendum(one: Addendum, number: int) -> dict[str, Any]:
    return {
        "question_key": f"follow_up.{number}",
        "question": one.question,
        "kind": "follow_up",
        "answer": one.answer,
        "words": one.words,
        "answered_at": _instant(one.answered_at),
    }


def _correction(one: Correction) -> dict[str, Any]:
    """`answer` is the referee's version, `words` the candidate's (R21)."""
    key = f"correction.{one.field}"
    return {"question_key": key, "kind": "correction", "answer": one.corrected, "words": one.nominated}


def _course(one: ReportedReference, reported: Reported) -> dict[str, Any]:
    known = reported.known(one)
    return {
        "standing": one.standing.value,
        "nominated_at": _instant(reported.by_then(known.nominated_at)),
        "invited_at": _instant(reported.by_then(known.invited_at)),
        "started_at": _instant(reported.by_then(known.started_at)),
        "reminded": known.reminded if reported.is_latest else None,
    }


def _signal(one: Signal, reported: Reported) -> dict[str, Any]:
    return {
        "referee": ", ".join(one.names),
        "question_key": f"integrity.{one.kind}",
        "question": name_of(one, reported.texts),
        "kind": "integrity",
        "answer": seen_in_words(one, reported.texts),
        "explanation": explanation_of(one, reported.texts),
    }


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
