"""One question at a time, or all on one page: as the person has chosen, in this browser."""

from datetime import timedelta

from aiohttp import web

from web.keys import VOUCHLINE

VIEW = "view"
ONE, ALL = "one", "all"
LIFETIME = timedelta(days=90)


def chosen_view(request: web.Request) -> str:
    chosen = request.query.get(VIEW) or request.cookies.get(_cookie_name(request), "")
    return ALL if chosen == ALL else ONE


def remember_view(request: web.Request, response: web.StreamResponse, view: str) -> None:
    response.set_cookie(
        _cookie_name(request),
        view,
        max_age=int(LIFETIME.total_seconds()),
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="Lax",
    )


def _cookie_name(request: web.Request) -> str:
    return "__Host-questions" if _is_secure(request) else "questions"


def _is_secure(request: web.Request) -> bool:
    return request.app[VOUCHLINE].settings.base_url.startswith("https://")
