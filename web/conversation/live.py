"""Tells an open page that its conversation has moved on, in the thread or in another window (R28).

A page asks, and is answered when there is something to show, or after a while; then it asks again. So it goes on by
itself after a sleep, and a deploy costs nothing. Over many processes, since wake-ups are.
"""

import asyncio
import time
from collections.abc import Collection
from contextlib import ExitStack

from aiohttp import web

from bot.domain.conversation import Role
from bot.domain.inbox import check_lane
from bot.flows.changes import ConversationSeen
from bot.links import LinkKind
from bot.ports import Follower, Wakeups
from web.conversation.drawing import live_token
from web.conversation.visitor import Visitor, visitor
from web.keys import VOUCHLINE

PATIENCE_SECONDS = 25.0  # proxies end what is silent for longer
MOST_OPEN = 1000  # pages that one program keeps waiting; the others ask every now and then
AGAIN_SECONDS = 20
LOOK_SECONDS = 3.0


class Waiting:
    """The pages that wait for news here."""

    def __init__(self) -> None:
        self.open = 0
        self.stopping = asyncio.Event()


WAITING = web.AppKey("waiting", Waiting)


def follow_pages(app: web.Application) -> None:
    app[WAITING] = Waiting()
    app.on_shutdown.append(_let_go)


async def _let_go(app: web.Application) -> None:
    app[WAITING].stopping.set()


async def candidates_news(request: web.Request) -> web.Response:
    return await _news(request, LinkKind.CANDIDATE)


async def referees_news(request: web.Request) -> web.Response:
    return await _news(request, LinkKind.REFEREE)


async def _news(request: web.Request, kind: LinkKind) -> web.Response:
    """200 when the page has something else to show than `live` says, 204 when not, 503 when too many ask."""
    mine, waiting = await visitor(request, kind), request.app[WAITING]
    if mine is None or not mine.has_cookie:
        raise web.HTTPNotFound
    if waiting.open >= MOST_OPEN or waiting.stopping.is_set():
        return web.Response(status=503, headers={"Retry-After": str(AGAIN_SECONDS)})
    waiting.open += 1
    try:
        has_moved = await _has_moved(request, mine, waiting)
    finally:
        waiting.open -= 1
    return web.Response(text="moved") if has_moved else web.Response(status=204)


async def _has_moved(request: web.Request, mine: Visitor, waiting: Waiting) -> bool:
    """Looked at after the following has begun: what comes in between is not missed."""
    deadline, shown = time.monotonic() + PATIENCE_SECONDS, request.query.get("live", "")
    with ExitStack() as following:
        wakeups = request.app[VOUCHLINE].wakeups
        followers = [following.enter_context(wakeups.follow(lane)) for lane in _lanes(mine.seen)]
        while True:
            now = await visitor(request, mine.kind)
            if now is None or live_token(now.seen) != shown:
                return True
            left = deadline - time.monotonic()
            came = await _news_came(followers, waiting, min(left, _patience(wakeups)))
            if not came and (waiting.stopping.is_set() or time.monotonic() >= deadline):
                return False


async def _news_came(followers: Collection[Follower], waiting: Waiting, seconds: float) -> bool:
    """Of any of the lanes; False when the time is up, or the program stops."""
    news = [asyncio.create_task(one.news(max(seconds, 0.0))) for one in followers]
    stop = asyncio.create_task(waiting.stopping.wait())
    done, pending = await asyncio.wait([*news, stop], return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    return stop not in done and any(task.result() for task in news if task in done)


def _patience(wakeups: Wakeups) -> float:
    """Programs that cannot wake each other poll, several times a second; then pages are looked at now and then, too."""
    return PATIENCE_SECONDS if wakeups.poll_seconds >= 1 else LOOK_SECONDS


def _lanes(mine: ConversationSeen) -> list[str]:
    """The candidate's page shows the check as well."""
    own = mine.conversation
    return [own.lane, check_lane(own.check)] if own.role is Role.CANDIDATE else [own.lane]
