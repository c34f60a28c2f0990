"""Who may ask the sandbox's likeness of Twilio: whoever has the account's credentials."""

import base64
import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.sandbox.faults import NO_SUCH_RESOURCE, NOT_AUTHENTICATED, Fault
from web.sandbox.keys import NETWORK

Answer = Callable[[web.Request], Awaitable[web.Response]]


def for_the_account(answer: Answer) -> Answer:
    """An address without an account in it is the account's own."""

    async def checked(request: web.Request) -> web.Response:
        place = request.app[NETWORK].place
        if not _is_authenticated(request, place.account_sid, place.auth_token):
            return refused(NOT_AUTHENTICATED)
        if request.match_info.get("account", place.account_sid) != place.account_sid:
            return refused(NO_SUCH_RESOURCE)
        return await answer(request)

    return checked


def refused(fault: Fault) -> web.Response:
    headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if fault.status == 401 else {}
    return web.json_response(fault.body, status=fault.status, headers=headers)


def _is_authenticated(request: web.Request, username: str, password: str) -> bool:
    expected = base64.b64encode(f"{username}:{password}".encode())
    given = request.headers.get("Authorization", "").removeprefix("Basic ").encode("utf-8", "replace")
    return hmac.compare_digest(given, expected)
