"""A provider that fails in one way, over HTTP: what any carrier must make the same of."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.waiting import Limits

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
AMPLE = Limits(60.0, 60.0)  # also on a machine that has much else to do


@asynccontextmanager
async def a_provider(answer: Answer) -> AsyncIterator[tuple[str, list[str]]]:
    """Its address, and the methods of what it was asked."""
    asked: list[str] = []

    async def counted(request: web.Request) -> web.StreamResponse:
        asked.append(request.method)
        return await answer(request)

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", counted)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/"), asked


def says(status: int, body: str = "", **headers: str) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(
            status=status, text=body, headers={name.replace("_", "-"): v for name, v in headers.items()}
        )

    return answer


async def hangs(request: web.Request) -> web.StreamResponse:
    """Whoever asked has waited for too long as soon as it is known that the request came."""
    await request.read()
    let_time_pass(1000)
    await asyncio.sleep(3600)
    return web.Response(status=201)


def let_time_pass(seconds: float) -> None:
    """At once, for all that waits in the running loop."""
    loop = asyncio.get_running_loop()
    time = loop.time
    loop.time = lambda: time() + seconds  # type: ignore[method-assign]


async def drops(request: web.Request) -> web.StreamResponse:
    assert request.transport
    await request.read()
    request.transport.abort()
    return web.Response()


def breaks_off(status: int, begun: bytes) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        answered = web.StreamResponse(status=status, headers={"Content-Length": "1000"})
        await answered.prepare(request)
        await answered.write(begun)
        assert request.transport
        request.transport.abort()
        return answered

    return answer


UNCERTAIN = {
    "500": says(500),
    "502 in HTML": says(502, "<html>Bad gateway</html>"),
    "408": says(408),
    "302": says(302, Location="/elsewhere"),
    "hangs": hangs,
    "drops": drops,
    "breaks off": breaks_off(200, b'{"id": "s'),
    "200 without JSON": says(200, "queued"),
    "200 empty": says(200),
    "200 with a list": says(200, "[]"),
    "200 without id": says(200, "{}"),
    "200 with a wrong id": says(200, '{"id": 17}'),
    "200 with an odd id": says(200, '{"id": "s/../x"}'),
}
