"""The badge at an address that needs no key, so that an <img> anywhere shows it; it holds nobody's name (R41)."""

import hashlib

from aiohttp import ETag, web

from bot.links import check_of_badge
from bot.storage.reading import badges
from web.badge.drawn import HEADERS as DRAWN
from web.badge.drawn import picture_of
from web.keys import VOUCHLINE

HEADERS = {**DRAWN, "Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "cross-origin"}


async def badge(request: web.Request) -> web.Response:
    vouchline = request.app[VOUCHLINE]
    id = check_of_badge(vouchline.settings.secret, request.match_info["token"])
    check = await badges.check_of(id) if id else None
    if check is None:
        raise web.HTTPNotFound
    return _unless_known(request, picture_of(request, check, vouchline.texts).encode())


def _unless_known(request: web.Request, picture: bytes) -> web.Response:
    """Whoever shows it asks each time whether it has changed."""
    tag = ETag(hashlib.sha256(picture).hexdigest()[:32])
    if any(one.value in (tag.value, "*") for one in request.if_none_match or ()):
        answer = web.Response(status=304, headers=HEADERS)
    else:
        answer = web.Response(body=picture, content_type="image/svg+xml", charset="utf-8", headers=HEADERS)
    answer.etag = tag
    return answer


ROUTES = (web.get("/badge/{token}.svg", badge),)
