"""Signing out of this browser; and the office's front door."""

from aiohttp import web

from web.admin.page import SIGN_IN, Visit
from web.sessions import end_session

FIRST_PLACE = "/admin/checks"


async def sign_out(visit: Visit) -> web.Response:
    response = visit.go(SIGN_IN)
    await end_session(visit.request, response, visit.signed)
    return response


async def front(visit: Visit) -> web.Response:
    return visit.go(FIRST_PLACE)
