"""What the application carries with it."""

from typing import Any

from aiohttp import web

from bot.ports.pacing import Pacer
from bot.wiring import Vouchline

VOUCHLINE = web.AppKey("vouchline", Vouchline)
OPENAPI = web.AppKey("openapi", dict[str, Any])
PACER = web.AppKey("pacer", Pacer)
