"""The front page: what this is, and where to go from here."""

import aiohttp_jinja2
from aiohttp import web

from web.keys import VOUCHLINE


async def front_page(request: web.Request) -> web.Response:
    context = {"has_sandbox": request.app[VOUCHLINE].settings.has_sandbox}
    return aiohttp_jinja2.render_template("front.html", request, context)
