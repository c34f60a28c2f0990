"""The colours and the logo of a sub-account. Anybody may see them who has the address: they are on pages sent out."""

import hashlib

from aiohttp import ETag, web

from bot.domain.brand import Look, preview_stylesheet, stylesheet
from bot.storage.reading import brands

# Pages name the version that they mean, and what is changed has another; asked for without one, it is looked up anew.
NAMED, UNNAMED = "public, max-age=31536000, immutable", "private, max-age=0, must-revalidate"


async def colours(request: web.Request) -> web.Response:
    look = await _look(request)
    return _unless_known(request, stylesheet(look.accent).encode(), "text/css")


async def preview(request: web.Request) -> web.Response:
    """Of a colour that is being chosen: pages may not carry styles of their own."""
    styles = preview_stylesheet(request.query.get("accent", ""))
    return web.Response(text=styles, content_type="text/css", headers={"Cache-Control": "public, max-age=3600"})


async def logo(request: web.Request) -> web.Response:
    look = await _look(request)
    found = await brands.logo(look.logo) if look.logo else None
    if found is None:
        raise web.HTTPNotFound
    return _unless_known(request, found.content, found.kind)


async def _look(request: web.Request) -> Look:
    found = await brands.look(request.match_info["id"])
    if found is None:
        raise web.HTTPNotFound
    return found


def _unless_known(request: web.Request, content: bytes, kind: str) -> web.Response:
    tag = ETag(hashlib.sha256(content).hexdigest()[:32])
    known = request.if_none_match or ()
    if any(one.value in (tag.value, "*") for one in known):
        answer = web.Response(status=304)
    else:
        answer = web.Response(body=content, content_type=kind)
    answer.etag = tag
    answer.headers["Cache-Control"] = NAMED if "v" in request.query else UNNAMED
    return answer
