"""The report as a page to read, at a personal link (R50)."""

import re

import aiohttp_jinja2
from aiohttp import web

from bot.domain.phone import shown_phone
from bot.flows.calendar import written_date
from bot.links import LinkKind
from bot.report_files import file_name, pdf_of
from bot.storage.reading import checks, links
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.reports import report_of
from web.download import download
from web.keys import VOUCHLINE

VERSION = re.compile("[1-9][0-9]{0,5}")


async def show_report(request: web.Request) -> web.Response:
    """404 before there is one, as for an unknown token."""
    read, version = await _asked_for(request)
    report = await report_of(read, version)
    if report is None:
        raise web.HTTPNotFound
    texts = request.app[VOUCHLINE].texts[read.check.language]
    context = {
        "language": texts.language,
        "texts": texts,
        "check": read.check,
        "read": read,
        "report": report,
        "shown_phone": shown_phone,
        "written_date": written_date,
        "pdf": f"{request.path}.pdf?version={report.version}",
    }
    return aiohttp_jinja2.render_template("report.html", request, context)


async def save_report(request: web.Request) -> web.Response:
    """The same as a PDF; 404 as there."""
    read, version = await _asked_for(request)
    texts = request.app[VOUCHLINE].texts
    made = await pdf_of(read, texts, version)
    if made is None:
        raise web.HTTPNotFound
    return download(made, "application/pdf", file_name(read, texts, "pdf"))


async def _asked_for(request: web.Request) -> tuple[CheckRead, int | None]:
    """The check that the token opens the report of, and the version."""
    asked = request.query.get("version", "")
    if asked and not VERSION.fullmatch(asked):
        raise web.HTTPNotFound
    opened = await links.opened_by(request.match_info["token"], LinkKind.REPORT)
    read = await checks.one(opened.organisation, opened.check) if opened else None
    if read is None:
        raise web.HTTPNotFound
    return read, int(asked) if asked else None
