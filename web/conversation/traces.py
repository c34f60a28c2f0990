"""Keyed hashes of where an answer came from: of the network address, and of a cookie that stays in the browser (R49).

Neither is kept itself. An address that does not tell people apart, a proxy's or this machine's own, leaves no trace.
"""

import hashlib
import hmac
import re
import secrets
from datetime import timedelta

from aiohttp import web

from bot.domain.trace import TraceKind
from bot.wiring import Vouchline
from web import cookies
from web.keys import VOUCHLINE
from web.networks import network_of

LIFETIME = timedelta(days=400)  # browsers keep none longer
MADE_BY_US = re.compile(r"[A-Za-z0-9_-]{22}")


def traces(request: web.Request, organisation: str) -> dict[str, str]:
    """By kind of trace; of nothing that this request does not tell."""
    vouchline = request.app[VOUCHLINE]
    found = {TraceKind.IP: network_of(request), TraceKind.DEVICE: _device(request)}
    secret = vouchline.settings.secret
    return {kind.value: trace_hash(secret, organisation, kind, value) for kind, value in found.items() if value}


def trace_hash(secret: bytes, organisation: str, kind: TraceKind, value: str) -> str:
    return hmac.new(secret, f"trace:{organisation}:{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def remember_device(request: web.Request, response: web.StreamResponse) -> None:
    """Gives the browser its cookie, unless it has one."""
    vouchline = request.app[VOUCHLINE]
    if _device(request):
        return
    cookies.give(vouchline, response, _cookie_name(vouchline), secrets.token_urlsafe(16), LIFETIME)


def _device(request: web.Request) -> str:
    kept = request.cookies.get(_cookie_name(request.app[VOUCHLINE]), "")
    return kept if MADE_BY_US.fullmatch(kept) else ""


def _cookie_name(vouchline: Vouchline) -> str:
    return cookies.host_name(vouchline, "device")
