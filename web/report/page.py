"""The report as a page to read (R50)."""

import aiohttp_jinja2
from aiohttp import web

from bot.domain.access import OpenedAs
from bot.report_files import reported_of
from bot.storage.reading import events
from web.keys import VOUCHLINE
from web.report.clean_address import clean_address, give_cookie, has_cookie
from web.report.door import let_in
from web.report.log import log_request
from web.report.shown import context_of

MOST_EVENTS = 1000


async def show_report(request: web.Request) -> web.Response:
    """404 before there is one, as for an unknown token. HEAD shows nothing, and is no opening."""
    entered = await let_in(request)
    reported = await reported_of(entered.organisation, entered.check, request.app[VOUCHLINE].texts, entered.version)
    if reported is None:
        raise web.HTTPNotFound
    if request.method == "HEAD":
        return web.Response(content_type="text/html", charset="utf-8")
    await log_request(request, reported.read, entered.reader, OpenedAs.WEB, reported.report.version)
    happened = await events.page(entered.organisation, entered.check, limit=MOST_EVENTS)
    address = clean_address(entered.link)
    files = address if has_cookie(request, entered.link) else request.path
    context = context_of(reported, happened.events, files) | {"clean": address}
    response = aiohttp_jinja2.render_template("report.html", request, context)
    give_cookie(request, response, entered.link)
    return response
