"""The document for programs, and the same as a page for people."""

import aiohttp_jinja2
from aiohttp import web

from web.keys import OPENAPI
from web.problems import KINDS


async def openapi(request: web.Request) -> web.Response:
    return web.json_response(request.app[OPENAPI])


async def docs(request: web.Request) -> web.Response:
    return aiohttp_jinja2.render_template("api_docs.html", request, {"api": request.app[OPENAPI], "kinds": KINDS})


async def problem_kind(request: web.Request) -> web.Response:
    """What a problem's `type` leads to."""
    kind = request.match_info["kind"]
    if kind not in KINDS:
        raise web.HTTPNotFound
    return aiohttp_jinja2.render_template("problem_kind.html", request, {"kind": kind, "known": KINDS[kind]})
