"""The report as files to save, for whoever may open the page: PDF, CSV and JSON."""

from aiohttp import web

from bot.domain.access import OpenedAs
from bot.report_files import csv_in, file_name, pdf_in, reported_of
from bot.report_files.reported import Reported
from web.api.reports.report_given import report_read
from web.download import download
from web.keys import VOUCHLINE
from web.report.door import LetIn, let_in
from web.report.log import log_request


async def save_pdf(request: web.Request) -> web.Response:
    entered, reported = await _asked_for(request)
    made = b"" if request.method == "HEAD" else await pdf_in(reported)
    return await _saved(request, entered, reported, made, OpenedAs.PDF, "application/pdf")


async def save_csv(request: web.Request) -> web.Response:
    entered, reported = await _asked_for(request)
    return await _saved(request, entered, reported, csv_in(reported), OpenedAs.CSV, "text/csv")


async def save_json(request: web.Request) -> web.Response:
    entered, reported = await _asked_for(request)
    made = report_read(reported).model_dump_json(indent=2).encode()
    return await _saved(request, entered, reported, made, OpenedAs.JSON, "application/json")


async def _asked_for(request: web.Request) -> tuple[LetIn, Reported]:
    """Raises `HTTPNotFound` before there is a report, and where there is no such version."""
    entered = await let_in(request)
    reported = await reported_of(entered.organisation, entered.check, request.app[VOUCHLINE].texts, entered.version)
    if reported is None:
        raise web.HTTPNotFound
    return entered, reported


async def _saved(
    request: web.Request, entered: LetIn, reported: Reported, made: bytes, way: OpenedAs, media: str
) -> web.Response:
    name = file_name(reported.read, request.app[VOUCHLINE].texts, way.value)
    charset = "utf-8" if way is OpenedAs.CSV else None
    if request.method == "HEAD":
        return download(b"", media, name, charset)
    await log_request(request, reported.read, entered.reader, way, reported.report.version)
    return download(made, media, name, charset)
