"""The document for programs, and the same as a page for people."""

from functools import cache
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.catalogues import read_texts
from bot.domain.webhook import TYPES
from web.api.document.openapi import addressed, document
from web.api.document.pages import example, operations
from web.api.routes import API
from web.keys import VOUCHLINE
from web.problem_advice import ADVICE
from web.problems import KINDS


async def openapi(request: web.Request) -> web.Response:
    return web.json_response(_described(request))


async def docs(request: web.Request) -> web.Response:
    described, settings = _described(request), request.app[VOUCHLINE].settings
    context = {
        "api": described,
        "groups": operations(described),
        "example": lambda name: example(described, name),
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


def _described(request: web.Request) -> dict[str, Any]:
    return addressed(_everywhere(), request.app[VOUCHLINE].settings.base_url)


@cache
def _everywhere() -> dict[str, Any]:
    """Made when somebody asks first: a start waits for nothing that few read."""
    return document(API, read_texts()["en"])
