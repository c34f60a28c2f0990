"""A badge, drawn: counts and state, light while in progress and strong when complete, and no name (R41)."""

from collections.abc import Mapping

import aiohttp_jinja2
from aiohttp import web

from bot.domain.check import Check
from bot.flows.definitions import definition
from bot.flows.texts import Texts

A_LETTER, BESIDE = 6.4, 34  # of the font at 11 px; the tick and the margins
# The picture's own colours stand in it, so that they follow the page that shows it, in the dark too.
HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


def drawn(request: web.Request, check: Check, texts: Mapping[str, Texts]) -> web.Response:
    picture = picture_of(request, check, texts).encode()
    return web.Response(body=picture, content_type="image/svg+xml", charset="utf-8", headers=HEADERS)


def picture_of(request: web.Request, check: Check, texts: Mapping[str, Texts]) -> str:
    said = texts[check.language]
    label = said("badge.label", answered=check.answered, requested=check.requested)
    context = {
        "check": check,
        "label": label,
        "width": round(len(label) * A_LETTER) + BESIDE,
        "status": definition("status", check.status, said),
    }
    return aiohttp_jinja2.render_string("badge.svg", request, context).strip()
