"""Whether a request that changes something comes from a page of ours, as the browser tells."""

from aiohttp import web

from web.keys import VOUCHLINE

OURS = frozenset({"same-origin", "none"})


def is_ours(request: web.Request) -> bool:
    """What sends neither header is no browser, and has no cookie that others could ride on."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    origin = request.headers.get("Origin")
    own = (request.app[VOUCHLINE].settings.base_url, f"{request.scheme}://{request.host}")
    return origin is None or origin in own
