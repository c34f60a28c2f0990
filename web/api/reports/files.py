"""The report of a check, as JSON, PDF and CSV: from the first submitted reference on, word for word (R22, R42, R50)."""

from aiohttp import web

from bot.domain.access import OpenedAs, OpenedBy
from bot.errors import NotFound
from bot.report_files import csv_in, file_name, pdf_in, reported_of
from bot.report_files.reported import Reported
from bot.storage.reading.moment import one_moment
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.shown import check_given
from web.api.checks.takes import ReportWanted
from web.api.endpoint import endpoint
from web.api.reports.gives import ReportGiven
from web.api.reports.report_given import report_given
from web.download import download
from web.report.door import Reader
from web.report.log import log_request

REFUSED = ("unknown-check", "no-report-yet", "unknown-version")


@endpoint(
    "The report, once a referee has submitted",
    takes=ReportWanted,
    gives=ReportGiven,
    problems=REFUSED,
)
async def show_report(call: Call, wanted: ReportWanted) -> ReportGiven:
    return await _report(call, wanted, OpenedAs.API)


@endpoint("The report, as a file", takes=ReportWanted, gives=ReportGiven, problems=REFUSED)
async def show_report_json(call: Call, wanted: ReportWanted) -> ReportGiven:
    return await _report(call, wanted, OpenedAs.JSON)


@endpoint("The report, as a PDF to read", takes=ReportWanted, gives=None, media="application/pdf", problems=REFUSED)
async def show_report_pdf(call: Call, wanted: ReportWanted) -> web.Response:
    reported = await _opened(call, wanted, OpenedAs.PDF)
    name = file_name(reported.read, call.vouchline.texts, "pdf")
    return download(await pdf_in(reported), "application/pdf", name)


@endpoint("The report, as a row for each answer", takes=ReportWanted, gives=None, media="text/csv", problems=REFUSED)
async def show_report_csv(call: Call, wanted: ReportWanted) -> web.Response:
    reported = await _opened(call, wanted, OpenedAs.CSV)
    name = file_name(reported.read, call.vouchline.texts, "csv")
    return download(csv_in(reported), "text/csv", name, charset="utf-8")


async def _report(call: Call, wanted: ReportWanted, way: OpenedAs) -> ReportGiven:
    reported = await _opened(call, wanted, way)
    return report_given(reported, check_given(reported.read, call.linker, call.vouchline.texts))


async def _opened(call: Call, wanted: ReportWanted, way: OpenedAs) -> Reported:
    """Logged before it is given. Raises `NotFound`."""
    reported = await _wanted(call, wanted)
    reader = Reader(OpenedBy.API_KEY, call.key.id, call.key.name)
    await log_request(call.request, reported.read, reader, way, reported.report.version)
    return reported


@one_moment()
async def _wanted(call: Call, wanted: ReportWanted) -> Reported:
    check = (await the_check(call)).check.id
    reported = await reported_of(call.organisation, check, call.vouchline.texts, wanted.version)
    if reported is None:
        raise _missing(await reported_of(call.organisation, check, call.vouchline.texts), wanted)
    return reported


def _missing(latest: Reported | None, wanted: ReportWanted) -> NotFound:
    if latest is None:
        return NotFound("no-report-yet", "No referee has submitted yet; the report begins with the first who does.")
    return NotFound("unknown-version", f"There is no version {wanted.version}; the latest is {latest.report.version}.")
