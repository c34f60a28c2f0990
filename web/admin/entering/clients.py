"""Where a request comes from, for bounds on how often something is asked for."""

import hashlib
import hmac
from ipaddress import IPv6Address, IPv6Network

from aiohttp import web

from web.conversation.traces import address_of
from web.keys import VOUCHLINE


def client_of(request: web.Request) -> str:
    """A hash of where the request comes from, for bounds; empty where many may come from one address, as a proxy's."""
    settings = request.app[VOUCHLINE].settings
    peer = request.transport.get_extra_info("peername") if request.transport else None
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", ()))
    found = address_of(peer[0] if peer else "", forwarded, settings.proxies)
    if found is None or not found.is_global:
        return ""
    place = IPv6Network((found, 64), strict=False) if isinstance(found, IPv6Address) else found
    return hmac.new(settings.secret, f"sign-in from:{place}".encode(), hashlib.sha256).hexdigest()[:32]
