"""How the references came about: when each referee was named, contacted and reminded, and how long they took (R50)."""

from typing import Any

from babel.dates import format_timedelta

from bot.flows.report import ReportedReference
from bot.report_files.reported import Reported

STEPS = ("nominated", "invited", "started", "submitted")
NOTHING = "–"


def course(reported: Reported) -> dict[str, Any]:
    texts = reported.texts
    return {
        "heads": [texts(f"report.course.{step}") for step in STEPS],
        "rows": [_row(one, reported) for one in reported.report.references],
        "summary": _summary(reported),
        "zone": texts("report.course.zone", zone=reported.read.sub_account.zone),
    }


def _row(shown: ReportedReference, reported: Reported) -> dict[str, Any]:
    """In an earlier version, what had happened by then; how often somebody had been reminded then is not known."""
    known = reported.known(shown)
    times = [reported.by_then(getattr(known, f"{step}_at")) for step in STEPS]
    asked, submitted = times[1] or times[0], times[-1]  # nothing is sent where links are passed on by hand
    return {
        "name": shown.name,
        "times": [reported.hour(at) if at else NOTHING for at in times],
        "reminded": str(known.reminded) if reported.is_latest else NOTHING,
        "after": _took((submitted - asked).total_seconds(), reported) if asked and submitted else NOTHING,
    }


def _summary(reported: Reported) -> str:
    known = [reported.known(one) for one in reported.report.references]
    latest = max((at for one in known if (at := reported.by_then(one.submitted_at))), default=None)
    asked = sum(1 for one in known if reported.by_then(one.invited_at) or reported.by_then(one.submitted_at))
    began_at = reported.read.check.created_at
    told = {
        "asked": reported.texts("report.course.asked", count=asked),
        "reminders": reported.texts("report.course.reminders", count=sum(one.reminded for one in known)),
        "took": _took((latest - began_at).total_seconds(), reported) if latest else NOTHING,
    }
    return reported.texts("report.course.summary" if reported.is_latest else "report.course.summary_then", **told)


def _took(seconds: float, reported: Reported) -> str:
    """Such as "2 days", by its largest part."""
    return str(
        format_timedelta(max(round(seconds), 60), granularity="minute", threshold=1.2, locale=reported.texts.language)
    )
