"""The body of a request: as much of it as may be, in time, and JSON that means one thing."""

import asyncio
import json
from typing import Any

from aiohttp import hdrs, web

from bot.errors import RequestRefused
from web.packed import unpacked
from web.problems import problem

PATIENCE_SECONDS = 10
JSON = ("application/json", "text/json", "application/octet-stream")  # the last says nothing of what it is


class TwiceThere(ValueError):
    pass


async def body_of(request: web.Request) -> bytes:
    """Unpacked. Raises `RequestRefused`, and what aiohttp raises for what is too large or not framed as it says."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            sent = await request.read()
    except TimeoutError:
        detail = f"The body did not come within {PATIENCE_SECONDS} seconds, or is shorter than its Content-Length."
        raise RequestRefused("too-slow", detail) from None
    return unpacked(request, sent)


async def expected(request: web.Request) -> web.Response | None:
    """`Expect: 100-continue` is answered with leave to go on."""
    if request.headers[hdrs.EXPECT].lower() != "100-continue":
        return problem("bad-request", "The header Expect may say 100-continue, and nothing else.")
    await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    request.writer.output_size = 0  # the answer itself has not begun
    return None


def is_json(request: web.Request) -> bool:
    """Where no type is said, it is taken for JSON."""
    said = request.content_type
    return hdrs.CONTENT_TYPE not in request.headers or said in JSON or said.endswith("+json")


def refuse_other_types(request: web.Request) -> None:
    if not is_json(request):
        detail = f"Send JSON, with `Content-Type: application/json`; {request.content_type!r} is not read here."
        raise RequestRefused("not-the-media-type", detail)


def refuse_doubles(body: bytes) -> None:
    """Which of two would be meant? `body` has been read as JSON already."""
    try:
        json.loads(body, object_pairs_hook=_once)
    except TwiceThere as twice:
        raise RequestRefused("not-json", f"{twice} is there twice in one object.") from None


def _once(pairs: list[tuple[str, Any]]) -> None:
    seen = set[str]()
    for name, _ in pairs:
        if name in seen:
            raise TwiceThere(repr(name[:100]))
        seen.add(name)
