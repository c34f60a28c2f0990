"""Which network a request comes from, past our own proxies."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp import web

from bot.settings.shapes import Network
from web.keys import VOUCHLINE

Address = IPv4Address | IPv6Address


def network_of(request: web.Request) -> str:
    """Empty where many may come from one address, as a proxy's."""
    found = _found(request)
    return _network(found) if found is not None and found.is_global else ""


def caller_of(request: web.Request) -> str:
    """The same of anybody, a proxy of somebody else's too."""
    found = _found(request)
    return _network(found) if found is not None else ""


def _found(request: web.Request) -> Address | None:
    peer = request.transport.get_extra_info("peername") if request.transport else None
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", ()))
    return address_of(peer[0] if peer else "", forwarded, request.app[VOUCHLINE].settings.proxies)


def _network(found: Address) -> str:
    """IPv6 by its network: the rest changes by itself."""
    return str(IPv6Network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)


def address_of(peer: str, forwarded: str, proxies: Sequence[Network]) -> Address | None:
    """Who came: the last in the chain that is no proxy of ours. What stands before that is not believed."""
    chain = [*(one.strip() for one in forwarded.split(",") if one.strip()), peer]
    found = None
    for one in reversed(chain):
        try:
            found = ip_address(one)
        except ValueError:
            return None
        if not any(found in network for network in proxies):
            break
    return found
