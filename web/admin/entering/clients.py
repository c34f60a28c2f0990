"""Where a request comes from, for bounds on how often something is asked for."""

import hashlib
import hmac

from aiohttp import web

from web.keys import VOUCHLINE
from web.networks import network_of


def client_of(request: web.Request) -> str:
    """A hash of the network that the request comes from; empty where many may come from one address."""
    network, secret = network_of(request), request.app[VOUCHLINE].settings.secret
    return hmac.new(secret, f"sign-in from:{network}".encode(), hashlib.sha256).hexdigest()[:32] if network else ""
