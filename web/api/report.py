"""The report of a check, as JSON: from the first submitted reference on, word for word (R22, R42)."""

from bot.errors import NotFound
from bot.flows.report import ReportedReference
from bot.storage.reading.reports import report_of
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.api.found import the_check
from web.api.gives import AnswerGiven, CorrectionGiven, RefereeGiven, ReferenceReported, ReportGiven
from web.api.shown import check_given


@endpoint(
    "The report, once a referee has submitted",
    takes=Nothing,
    gives=ReportGiven,
    problems=("unknown-check", "no-report-yet"),
)
async def show_report(call: Call, _: Nothing) -> ReportGiven:
    return await _report(call)


@endpoint("The report, as a file", takes=Nothing, gives=ReportGiven, problems=("unknown-check", "no-report-yet"))
async def show_report_json(call: Call, _: Nothing) -> ReportGiven:
    return await _report(call)


async def _report(call: Call) -> ReportGiven:
    read = await the_check(call)
    report = await report_of(read)
    if report is None:
        raise NotFound("no-report-yet", "No referee has submitted yet; the report begins with the first who does.")
    return ReportGiven(
        check=check_given(read, call.linker, call.vouchline.texts),
        version=report.version,
        final=report.is_final,
        references=[_reference(one) for one in report.references],
    )


def _reference(reported: ReportedReference) -> ReferenceReported:
    return ReferenceReported(
        referee=RefereeGiven(name=reported.name, phone=reported.phone, email=reported.email),
        relation=reported.relation,
        employer=reported.employer,
        dates=reported.dates,
        corrections=[CorrectionGiven.model_validate(one, from_attributes=True) for one in reported.corrections],
        standing=reported.standing,
        submitted_at=reported.submitted_at,
        answers=[AnswerGiven.model_validate(one, from_attributes=True) for one in reported.answers],
    )
