"""Shows what is asked next, and takes what is answered. Showing it changes nothing, however often it is opened (R9)."""

import secrets

import aiohttp_jinja2
from aiohttp import web

from bot.domain.inbox import Happening, Row
from bot.flows.changes import ConversationSeen
from bot.flows.page import page_of
from bot.links import LinkKind
from bot.storage.reading import links, seen
from web.conversation.form import Filled, filled
from web.conversation.shown import context_of
from web.keys import VOUCHLINE


async def show_candidate(request: web.Request) -> web.Response:
    return await _show(request, LinkKind.CANDIDATE)


async def show_referee(request: web.Request) -> web.Response:
    return await _show(request, LinkKind.REFEREE)


async def answer_candidate(request: web.Request) -> web.Response:
    return await _answer(request, LinkKind.CANDIDATE)


async def answer_referee(request: web.Request) -> web.Response:
    return await _answer(request, LinkKind.REFEREE)


async def _opened(request: web.Request, kind: LinkKind) -> ConversationSeen:
    opened = await links.opened_by(request.match_info["token"], kind)
    found = await seen.conversation(opened) if opened else None
    if found is None:
        raise web.HTTPNotFound
    return found


async def _show(request: web.Request, kind: LinkKind) -> web.Response:
    mine = await _opened(request, kind)
    moment = request.app[VOUCHLINE].moment()
    page = page_of(mine, moment)
    context = context_of(mine, page, moment, once=secrets.token_urlsafe(16))
    return aiohttp_jinja2.render_template("conversation.html", request, context)


async def _answer(request: web.Request, kind: LinkKind) -> web.Response:
    mine = await _opened(request, kind)
    row = _row(mine, await filled(request))
    await request.app[VOUCHLINE].ask(row)
    return web.Response(status=303, headers={"Location": request.path})


def _row(mine: ConversationSeen, said: Filled) -> Row:
    payload = {
        "conversation": mine.conversation.id,
        "wait": said.wait,
        "text": said.text,
        "comment": said.comment,
        "command": said.command,
        "number": said.number,
    }
    # The one-time id is the page's word: bound to the conversation, it can't take the place of somebody else's answer.
    key = f"{mine.conversation.id}:{said.once}"
    return Row(mine.conversation.lane, "web", key, Happening.WEB_ANSWERED, payload)
