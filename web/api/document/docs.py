"""The document for programs, and the same as a page for people."""

import aiohttp_jinja2
from aiohttp import web

from bot.domain.webhook import TYPES
from web.api.document.pages import example, operations
from web.keys import OPENAPI, VOUCHLINE
from web.problem_advice import ADVICE
from web.problems import KINDS


async def openapi(request: web.Request) -> web.Response:
    return web.json_response(request.app[OPENAPI])


async def docs(request: web.Request) -> web.Response:
    document, settings = request.app[OPENAPI], request.app[VOUCHLINE].settings
    context = {
        "api": document,
        "groups": operations(document),
        "example": lambda name: example(document, name),
        "events": TYPES,
        "kinds": KINDS,
        "advice": ADVICE,
        "per_second": f"{settings.api_requests_per_second:g}",
        "burst": f"{settings.api_requests_burst:,}",
    }
    return aiohttp_jinja2.render_template("api_docs/page.html", request, context)


async def problem_kind(request: web.Request) -> web.Response:
    """What a problem's `type` leads to."""
    kind = request.match_info["kind"]
    if kind not in KINDS:
        raise web.HTTPNotFound
    context = {"kind": kind, "known": KINDS[kind], "advice": ADVICE.get(kind, "")}
    return aiohttp_jinja2.render_template("problem_kind.html", request, context)
