"""In which language somebody is spoken to before we know who they are."""

import re
from datetime import timedelta

from aiohttp import web

from web import cookies
from web.keys import VOUCHLINE

SPOKEN = "language"  # in the address and in a cookie: chosen by the visitor
LANGUAGE = re.compile("[a-z]{2}")
A_YEAR = timedelta(days=365)


def language_of(request: web.Request, own: str) -> str:
    """The one chosen, or their own, or the first of the browser's that we speak, or the installation's."""
    vouchline = request.app[VOUCHLINE]
    heard = LANGUAGE.findall(request.headers.get("Accept-Language", "")[:200].lower())
    wanted = [request.query.get(SPOKEN, ""), own, request.cookies.get(SPOKEN, ""), *heard]
    return next((one for one in wanted if one in vouchline.texts), vouchline.settings.language)


def remember_language(request: web.Request, response: web.StreamResponse) -> None:
    chosen, vouchline = request.query.get(SPOKEN, ""), request.app[VOUCHLINE]
    if chosen in vouchline.texts:
        cookies.give(vouchline, response, SPOKEN, chosen, A_YEAR)
