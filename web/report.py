"""The report as a page to read, at a personal link (R50)."""

import re

import aiohttp_jinja2
from aiohttp import web

from bot.domain.phone import shown_phone
from bot.flows.calendar import written_date
from bot.links import LinkKind
from bot.storage.reading import checks, links
from bot.storage.reading.reports import report_of
from web.keys import VOUCHLINE

VERSION = re.compile("[1-9][0-9]{0,5}")


async def show_report(request: web.Request) -> web.Response:
    """404 before there is one, as for an unknown token."""
    asked = request.query.get("version", "")
    if asked and not VERSION.fullmatch(asked):
        raise web.HTTPNotFound
    version = int(asked) if asked else None
    opened = await links.opened_by(request.match_info["token"], LinkKind.REPORT)
    read = await checks.one(opened.organisation, opened.check) if opened else None
    report = await report_of(read, version) if read else None
    if read is None or report is None:
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
    }
    return aiohttp_jinja2.render_template("report.html", request, context)
