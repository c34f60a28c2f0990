"""What the sandbox's page may ask for: JSON, from our own pages or from programs, and told plainly when it is wrong."""

from collections.abc import Awaitable, Callable
from json import JSONDecodeError
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.errors import RequestRefused

Asked = dict[str, Any]
Act = Callable[[web.Request, Asked], Awaitable[Asked]]
Answer = Callable[[web.Request], Awaitable[web.Response]]


def asked_in_json(act: Act) -> Answer:
    async def answer(request: web.Request) -> web.Response:
        try:
            _refuse_other_sites(request)
            return web.json_response(await act(request, await _asked(request)))
        except RequestRefused as refused:
            return web.json_response({"type": refused.kind, "detail": refused.detail}, status=refused.status)

    return answer


def text_of(asked: Asked, name: str, longest: int = 100) -> str:
    found = asked.get(name)
    if not isinstance(found, str) or not found.strip() or len(found) > longest:
        raise RequestRefused("invalid-request", f"{name!r} must be a text of 1 to {longest} characters.", at=name)
    return found


def _refuse_other_sites(request: web.Request) -> None:
    """A page elsewhere on the web must not move the clock of whoever looks at it; programs send no Origin."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise RequestRefused("other-site", "Only the sandbox's own page and programs may ask this.")


async def _asked(request: web.Request) -> Asked:
    try:
        asked = await request.json()
    except (JSONDecodeError, UnicodeDecodeError, LookupError) as error:
        raise RequestRefused("not-json", "The body is not JSON.") from error
    if not isinstance(asked, dict):
        raise RequestRefused("not-json", "The body must be a JSON object.")
    return asked
