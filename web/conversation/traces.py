"""Keyed hashes of where an answer came from: of the network address, and of a cookie that stays in the browser (R49).

Neither is kept itself. An address that does not tell people apart, a proxy's or this machine's own, leaves no trace.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp import web

from bot.domain.trace import TraceKind
from bot.settings.shapes import Network
from bot.wiring import Vouchline
from web.keys import VOUCHLINE

LIFETIME = timedelta(days=400)  # browsers keep none longer
MADE_BY_US = re.compile(r"[A-Za-z0-9_-]{22}")
Address = IPv4Address | IPv6Address


def traces(request: web.Request, organisation: str) -> dict[str, str]:
    """By kind of trace; of nothing that this request does not tell."""
    vouchline = request.app[VOUCHLINE]
    found = {TraceKind.IP: _network(request), TraceKind.DEVICE: _device(request)}
    secret = vouchline.settings.secret
    return {kind.value: trace_hash(secret, organisation, kind, value) for kind, value in found.items() if value}


def trace_hash(secret: bytes, organisation: str, kind: TraceKind, value: str) -> str:
    return hmac.new(secret, f"trace:{organisation}:{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def remember_device(request: web.Request, response: web.StreamResponse) -> None:
    """Gives the browser its cookie, unless it has one."""
    vouchline = request.app[VOUCHLINE]
    if _device(request):
        return
    response.set_cookie(
        _cookie_name(vouchline),
        secrets.token_urlsafe(16),
        max_age=int(LIFETIME.total_seconds()),
        path="/",
        secure=_is_secure(vouchline),
        httponly=True,
        samesite="Lax",
    )


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


def _network(request: web.Request) -> str:
    """IPv6 by its network: the rest changes by itself."""
    peer = request.transport.get_extra_info("peername") if request.transport else None
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", ()))
    found = address_of(peer[0] if peer else "", forwarded, request.app[VOUCHLINE].settings.proxies)
    if found is None or not found.is_global:
        return ""
    return str(IPv6Network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)


def _device(request: web.Request) -> str:
    kept = request.cookies.get(_cookie_name(request.app[VOUCHLINE]), "")
    return kept if MADE_BY_US.fullmatch(kept) else ""


def _cookie_name(vouchline: Vouchline) -> str:
    return "__Host-device" if _is_secure(vouchline) else "device"


def _is_secure(vouchline: Vouchline) -> bool:
    return vouchline.settings.base_url.startswith("https://")
