"""One question at a time, or all on one page: as the person has chosen, in this browser."""

from datetime import timedelta

from aiohttp import web

from web import cookies
from web.keys import VOUCHLINE

VIEW = "view"
ONE, ALL = "one", "all"
LIFETIME = timedelta(days=90)


def chosen_view(request: web.Request) -> str:
    chosen = request.query.get(VIEW) or request.cookies.get(_cookie_name(request), "")
    return ALL if chosen == ALL else ONE


def remember_view(request: web.Request, response: web.StreamResponse, view: str) -> None:
    cookies.give(request.app[VOUCHLINE], response, _cookie_name(request), view, LIFETIME)


def _cookie_name(request: web.Request) -> str:
    return cookies.host_name(request.app[VOUCHLINE], "questions")
