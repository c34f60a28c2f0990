"""Shows a forwarded link's page, and asks for the first message again. Showing it changes nothing (R9, R18)."""

import secrets

import aiohttp_jinja2
from aiohttp import web

from bot.domain.forward_code import normal_code
from bot.domain.inbox import Happening, Row, check_lane
from bot.flows.changes import CheckSeen
from bot.flows.connecting import is_an_address
from bot.storage.reading import forwarded
from web.conversation.form import ONE_TIME_ID, filled
from web.conversation.saying import SAID
from web.forwarded.shown import context_of
from web.keys import VOUCHLINE

LONGEST_TYPED = 200


async def show(request: web.Request) -> web.Response:
    seen = await _named(request)
    return _drawn(request, seen, await _thanks(request, seen))


async def ask_again(request: web.Request) -> web.Response:
    """The same answer whoever asks, and after the same work: nobody learns who has been nominated."""
    seen, said = await _named(request), await filled(request)
    typed = said.text[:LONGEST_TYPED]
    if not is_an_address(seen, typed):
        return _drawn(request, seen, "unreadable", typed, status=422)
    row = Row(check_lane(seen.check.id), "web", _key(seen, said.once), Happening.OPENING_ASKED, {"text": typed})
    await request.app[VOUCHLINE].ask(row)
    return web.Response(status=303, headers={"Location": f"{request.path}?{SAID}={said.once}"})


async def _named(request: web.Request) -> CheckSeen:
    seen = await forwarded.by_code(normal_code(request.match_info["code"])[:LONGEST_TYPED])
    if seen is None:
        raise web.HTTPNotFound
    return seen


async def _thanks(request: web.Request, seen: CheckSeen) -> str:
    """Which notice stands above: none for an address that no form has led to."""
    said = request.query.get(SAID, "")
    if not ONE_TIME_ID.fullmatch(said):
        return ""
    outcome = await request.app[VOUCHLINE].turns.outcome("web", _key(seen, said))
    return "" if outcome is None else "asked"


def _drawn(request: web.Request, seen: CheckSeen, notice: str, typed: str = "", status: int = 200) -> web.Response:
    vouchline = request.app[VOUCHLINE]
    once = secrets.token_urlsafe(16)
    context = context_of(seen, vouchline.moment(), vouchline.senders.of(seen.check.senders), notice, typed, once)
    return aiohttp_jinja2.render_template("forwarded.html", request, context, status=status)


def _key(seen: CheckSeen, once: str) -> str:
    return f"{seen.check.id}:{once}"
