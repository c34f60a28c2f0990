"""What the page of a report shows: what the PDF tells, the answers by question as well, and all that happened."""

from collections.abc import Iterable
from typing import Any

from bot.domain.lifecycle import Event
from bot.flows.lifecycle import sentence
from bot.report_files.pages import pages
from bot.report_files.reported import Reported
from web.brand.linked import linked


def context_of(reported: Reported, happened: Iterable[Event], address: str) -> dict[str, Any]:
    """`address`: of the page, which the files' addresses follow from."""
    told = pages(reported)
    number = reported.report.version
    return {
        "language": reported.texts.language,
        "texts": reported.texts,
        **linked(reported.read.sub_account),
        "told": told,
        "questions": _by_question(told),
        "number": number,
        "files": {one: f"{address}.{one}?version={number}" for one in ("pdf", "csv", "json")},
        "happened": [(reported.hour(one.at), _said(one, reported)) for one in happened if reported.by_then(one.at)],
    }


def _said(event: Event, reported: Reported) -> str:
    return sentence(event, reported.texts)


def _by_question(told: dict[str, Any]) -> list[dict[str, Any]]:
    """In the order in which they were asked first, with everybody's answer to each."""
    found: dict[str, dict[str, Any]] = {}
    charts = {one["key"]: one for one in told["ratings"]}
    for reference in told["references"]:
        for answer in reference["answers"]:
            mine = {"key": answer["key"], "label": answer["label"], "question": answer["question"], "answers": []}
            question = found.setdefault(answer["key"], mine | {"chart": charts.get(answer["key"])})
            question["answers"].append({"referee": reference, "answer": answer})
    return list(found.values())
