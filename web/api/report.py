"""The report of a check, as JSON, PDF and CSV: from the first submitted reference on, word for word (R22, R42, R50)."""

from aiohttp import web

from bot.errors import NotFound
from bot.flows.report import ReportedReference
from bot.report_files import csv_of, file_name, pdf_of
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.reports import report_of
from web.api.call import Call
from web.api.endpoint import endpoint
from web.api.found import the_check
from web.api.gives import (
    AddendumGiven,
    AnswerGiven,
    CorrectionGiven,
    RefereeGiven,
    ReferenceReported,
    ReportGiven,
    VersionGiven,
)
from web.api.shown import check_given
from web.api.takes import ReportWanted
from web.download import download

REFUSED = ("unknown-check", "no-report-yet", "unknown-version")


@endpoint(
    "The report, once a referee has submitted",
    takes=ReportWanted,
    gives=ReportGiven,
    problems=REFUSED,
)
async def show_report(call: Call, wanted: ReportWanted) -> ReportGiven:
    return await _report(call, wanted)


@endpoint("The report, as a file", takes=ReportWanted, gives=ReportGiven, problems=REFUSED)
async def show_report_json(call: Call, wanted: ReportWanted) -> ReportGiven:
    return await _report(call, wanted)


@endpoint("The report, as a PDF to read", takes=ReportWanted, gives=None, media="application/pdf", problems=REFUSED)
async def show_report_pdf(call: Call, wanted: ReportWanted) -> web.Response:
    read, texts = await the_check(call), call.vouchline.texts
    made = await pdf_of(read, texts, wanted.version)
    if made is None:
        raise await _missing(read, wanted)
    return download(made, "application/pdf", file_name(read, texts, "pdf"))


@endpoint("The report, as a row for each answer", takes=ReportWanted, gives=None, media="text/csv", problems=REFUSED)
async def show_report_csv(call: Call, wanted: ReportWanted) -> web.Response:
    read, texts = await the_check(call), call.vouchline.texts
    made = await csv_of(read, texts, wanted.version)
    if made is None:
        raise await _missing(read, wanted)
    return download(made, "text/csv", file_name(read, texts, "csv"), charset="utf-8")


async def _missing(read: CheckRead, wanted: ReportWanted) -> NotFound:
    latest = await report_of(read)
    if latest is None:
        return NotFound("no-report-yet", "No referee has submitted yet; the report begins with the first who does.")
    return NotFound("unknown-version", f"There is no version {wanted.version}; the latest is {latest.version}.")


async def _report(call: Call, wanted: ReportWanted) -> ReportGiven:
    read = await the_check(call)
    report = await report_of(read, wanted.version)
    if report is None:
        raise await _missing(read, wanted)
    return ReportGiven(
        check=check_given(read, call.linker, call.vouchline.texts),
        version=report.version,
        issued_at=report.issued_at,
        versions=[VersionGiven(version=one.number, issued_at=one.issued_at) for one in report.versions],
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
        addenda=[AddendumGiven.model_validate(one, from_attributes=True) for one in reported.addenda],
        new_in_version=reported.new_in_version,
    )
