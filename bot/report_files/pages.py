"""What the PDF shows, in words and numbers: `report.typ` lays it out and decides nothing."""

from collections.abc import Iterator
from typing import Any

from bot.report_files.course import course
from bot.report_files.integrity import integrity
from bot.report_files.ratings import ratings
from bot.report_files.reference import reference
from bot.report_files.reported import Reported


def pages(reported: Reported) -> dict[str, Any]:
    texts, report, check = reported.texts, reported.report, reported.read.check
    said = {key.removeprefix("report."): text for key, text in texts.catalogue.items() if key.startswith("report.")}
    title, version = (
        texts("report.title", candidate=check.candidate_name),
        texts("report.version", version=report.version),
    )
    return {
        "say": said,
        "language": texts.language,
        "title": title,
        "organisation": reported.organisation,
        "subtitle": f"{reported.read.assignment.title} · {reported.organisation}",
        "foot": f"{title} · {reported.organisation} · {version}",
        "answered": f"{reported.answered}/{check.requested}",
        **_state(reported),
        "facts": list(_facts(reported)),
        "references": [reference(one, number, reported) for number, one in enumerate(report.references, 1)],
        "ratings": ratings(reported),
        "integrity": integrity(reported),
        "versions": list(_versions(reported)),
        "course": course(reported),
        "privacy": texts("report.about.privacy", organisation=reported.organisation),
    }


def _state(reported: Reported) -> dict[str, Any]:
    report = reported.report
    state = "final" if report.is_final else "open" if reported.is_latest else "earlier"
    means = reported.texts(f"report.{state}_means", latest=len(report.versions))
    return {"state": reported.texts(f"report.{state}"), "state_means": means, "is_final": report.is_final}


def _facts(reported: Reported) -> Iterator[dict[str, str]]:
    texts, check = reported.texts, reported.read.check
    issued = texts("report.issued", date=reported.day(reported.report.issued_at))
    yield {"label": texts("report.version", version=reported.report.version), "value": issued}
    yield {"label": texts("report.started"), "value": reported.day(check.created_at)}
    yield {"label": texts("report.asked_by"), "value": check.started_by}


def _versions(reported: Reported) -> Iterator[dict[str, Any]]:
    came = dict(_came(reported))
    for one in reported.report.versions:
        version = reported.texts("report.version", version=one.number)
        what = came.get(one.number, reported.texts("report.about.later_came"))
        mark = f" ({reported.texts('report.about.this_one')})" if one.number == reported.report.version else ""
        yield {
            "number": one.number,
            "version": version,
            "date": reported.day(one.issued_at),
            "what": f"{what}{mark}",
        }


def _came(reported: Reported) -> Iterator[tuple[int, str]]:
    """What was new in each version up to this one."""
    for one in reported.report.references:
        if one.new_in_version is not None:
            yield one.new_in_version, reported.texts("report.about.reference_came", name=one.name)
        for addendum in one.addenda:
            yield addendum.new_in_version, reported.texts("report.about.addendum_came", name=one.name)
