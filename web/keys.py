"""What the application carries with it."""

from aiohttp import web

from bot.ports.pacing import Pacer
from bot.wiring import Vouchline

VOUCHLINE = web.AppKey("vouchline", Vouchline)
PACER = web.AppKey("pacer", Pacer)
