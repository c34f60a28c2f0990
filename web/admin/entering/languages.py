"""In which language somebody is spoken to before we know who they are."""

import re

from aiohttp import web

from web.keys import VOUCHLINE
from web.sessions import is_secure

SPOKEN = "language"  # in the address and in a cookie: chosen by the visitor
LANGUAGE = re.compile("[a-z]{2}")
A_YEAR = 365 * 24 * 3600


def language_of(request: web.Request, own: str) -> str:
    """The one chosen, or their own, or the first of the browser's that we speak, or the installation's."""
    vouchline = request.app[VOUCHLINE]
    heard = LANGUAGE.findall(request.headers.get("Accept-Language", "")[:200].lower())
    wanted = [request.query.get(SPOKEN, ""), own, request.cookies.get(SPOKEN, ""), *heard]
    return next((one for one in wanted if one in vouchline.texts), vouchline.settings.language)


def remember_language(request: web.Request, response: web.StreamResponse) -> None:
    chosen, vouchline = request.query.get(SPOKEN, ""), request.app[VOUCHLINE]
    if chosen in vouchline.texts:
        secure = is_secure(vouchline)
        response.set_cookie(SPOKEN, chosen, max_age=A_YEAR, path="/", secure=secure, httponly=True, samesite="Lax")
