"""The tracking system's own server: its page, what the page asks for, news as it comes, and the webhook."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from docs.examples.ats.references import EVENTS, References, keep_up
from docs.examples.ats.signature import signed_at
from docs.examples.ats.store import Row, Store
from docs.examples.ats.vouchline import NoAnswer, Refused, Vouchline

HERE = Path(__file__).parent
WEBHOOK = "/webhooks/vouchline"
CATCH_UP_SECONDS, BREATH_SECONDS = 30.0, 15.0
JSON = "application/json"
LANGUAGE = "en"  # of this page, whatever that of a check is
TOLD = ",".join(one for one in EVENTS if one != "check_deleted")  # of which no lifecycle tells
POLICY = "default-src 'self'; img-src 'self' http: https:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
HEADERS = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}  # badges are pictures of Vouchline's

STORE = web.AppKey("store", Store)
VOUCHLINE = web.AppKey("vouchline", Vouchline)
REFERENCES = web.AppKey("references", References)
LISTENERS = web.AppKey("listeners", set[asyncio.Queue[Row | None]])
Step = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_app(store: Store, vouchline_url: str, key: str) -> web.Application:
    app = web.Application(middlewares=[_answers])
    app[STORE] = store
    app[LISTENERS] = set()
    app.on_response_prepare.append(_add_policy)
    app.on_shutdown.append(_hush)
    app.cleanup_ctx.append(_connection(vouchline_url, key))
    app.add_routes(
        [
            web.get("/", show_page),
            web.static("/page", HERE / "page"),
            web.get("/assignments", show_assignments),
            web.get("/options", show_options),
            web.get("/news", news),
            web.put("/candidates/{id}", mark),
            web.get("/candidates/{id}/check", show_check),
            web.post("/assignments/{id}/references", request_references),
            web.post(WEBHOOK, webhook),
        ]
    )
    return app


async def show_page(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(HERE / "page" / "index.html")


async def show_assignments(request: web.Request) -> web.Response:
    store = request.app[STORE]
    return web.json_response([{**one, "candidates": store.candidates(one["id"])} for one in store.assignments])


async def show_options(request: web.Request) -> web.Response:
    """All that the settings form offers, and the words for each state."""
    asking = (request.app[VOUCHLINE].get(path, language=LANGUAGE) for path in ("/options", "/definitions"))
    options, definitions = await asyncio.gather(*asking)
    return web.json_response({**options, "definitions": definitions})


async def mark(request: web.Request) -> web.Response:
    one = _candidate(request)
    request.app[STORE].mark(one["id"], (await _json(request, marked=bool))["marked"])
    return web.Response(status=204)


async def request_references(request: web.Request) -> web.Response:
    store, asked = request.app[STORE], await _json(request, candidates=list, settings=dict)
    assignment = next((one for one in store.assignments if one["id"] == request.match_info["id"]), None)
    if assignment is None:
        raise web.HTTPNotFound
    ids = [one["id"] for one in assignment["candidates"] if one["id"] in asked["candidates"]]
    await request.app[REFERENCES].ask(assignment, ids, asked["settings"])
    return web.json_response([store.candidate(id) for id in ids])


async def show_check(request: web.Request) -> web.Response:
    """Read when somebody looks: the tracking system keeps no more than the badge."""
    one, vouchline = _candidate(request), request.app[VOUCHLINE]
    if one["check"] is None:
        raise web.HTTPNotFound
    path = f"/checks/{one['check']['id']}"
    check, lifecycle = await asyncio.gather(
        vouchline.get(path), vouchline.get(f"{path}/lifecycle", type=TOLD, language=LANGUAGE)
    )
    return web.json_response({**check, "lifecycle": lifecycle["events"]})


async def webhook(request: web.Request) -> web.Response:
    """Answered once it is on disk. A refusal makes Vouchline post it again later."""
    body, secret = await request.read(), request.app[STORE].kept("secret")
    at = signed_at(request.headers.get("Vouchline-Signature", ""), body, secret, time.time())
    if at is None:
        return web.Response(status=403)
    await request.app[REFERENCES].told(json.loads(body), at)
    return web.Response(status=204)


async def news(request: web.Request) -> web.StreamResponse:
    """Server-sent events: each candidate of whom there is something new, as it comes."""
    stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await stream.prepare(request)
    heard: asyncio.Queue[Row | None] = asyncio.Queue()
    listeners = request.app[LISTENERS]
    listeners.add(heard)
    try:
        while (line := await _line(heard)) is not None:
            await stream.write(line)
    except ConnectionResetError:
        pass  # nobody looks any more
    finally:
        listeners.discard(heard)
    return stream


async def _line(heard: asyncio.Queue[Row | None]) -> bytes | None:
    """A blank one after a while, which finds out whether somebody still looks."""
    try:
        one = await asyncio.wait_for(heard.get(), BREATH_SECONDS)
    except TimeoutError:
        return b":\n\n"
    return f"data: {json.dumps(one)}\n\n".encode() if one else None


def _candidate(request: web.Request) -> Row:
    one = request.app[STORE].candidate(request.match_info["id"])
    if one is None:
        raise web.HTTPNotFound
    return one


async def _json(request: web.Request, **kinds: type) -> Row:
    """Another site's page cannot send this type without asking: it can't press our buttons."""
    if request.content_type != JSON:
        raise web.HTTPUnsupportedMediaType
    try:
        asked = json.loads(await request.text())
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(asked, dict) or not all(isinstance(asked.get(name), kind) for name, kind in kinds.items()):
        raise web.HTTPBadRequest
    return asked


@web.middleware
async def _answers(request: web.Request, handler: Step) -> web.StreamResponse:
    """What Vouchline refuses reaches the page word for word: it knows which field it is about."""
    try:
        return await handler(request)
    except Refused as refused:
        return web.json_response(refused.problem, status=refused.problem["status"])
    except NoAnswer:
        said = "Vouchline does not answer. What was asked for is kept, and is sent as soon as it does."
        return web.json_response({"title": "No answer", "detail": said}, status=503)


def _connection(url: str, key: str) -> Callable[[web.Application], AsyncIterator[None]]:
    async def connected(app: web.Application) -> AsyncIterator[None]:
        def tell(candidate: Row) -> None:
            for listener in app[LISTENERS]:
                listener.put_nowait(candidate)

        app[VOUCHLINE] = Vouchline(url, key)
        app[REFERENCES] = References(app[VOUCHLINE], app[STORE], tell)
        keeping_up = asyncio.create_task(keep_up(app[REFERENCES], CATCH_UP_SECONDS, print))
        yield
        keeping_up.cancel()
        with suppress(asyncio.CancelledError):
            await keeping_up

    return connected


async def _hush(app: web.Application) -> None:
    for listener in app[LISTENERS]:
        listener.put_nowait(None)


async def _add_policy(_: web.Request, answer: web.StreamResponse) -> None:
    answer.headers.update(HEADERS)
