"""Shows what is asked next, and takes what is answered. Showing it changes nothing, however often it is opened (R9)."""

import secrets

import aiohttp_jinja2
from aiohttp import web

from bot.domain.inbox import Happening, Row
from bot.flows.changes import ConversationSeen
from bot.flows.page import page_of
from bot.flows.texts import Texts
from bot.links import LinkKind
from bot.storage.reading import links, seen
from web.conversation.form import ONE_TIME_ID, Filled, filled
from web.conversation.shown import context_of
from web.keys import VOUCHLINE

SAID = "said"  # in the address: the form that led here


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
    notices = await _notices(request, mine, mine.texts(moment))
    context = context_of(mine, page_of(mine, moment), moment, notices, once=secrets.token_urlsafe(16))
    return aiohttp_jinja2.render_template("conversation.html", request, context)


async def _notices(request: web.Request, mine: ConversationSeen, texts: Texts) -> list[str]:
    """What was said to the answer that led back here: why it was not understood, or thanks."""
    said = request.query.get(SAID, "")
    outcome = await request.app[VOUCHLINE].turns.outcome("web", _key(mine, said)) if ONE_TIME_ID.fullmatch(said) else {}
    if outcome is None:
        return [texts("web.slow")]
    return [texts("web.outdated")] if outcome.get("stale") else list(outcome.get("notices", ()))


async def _answer(request: web.Request, kind: LinkKind) -> web.Response:
    mine, said = await _opened(request, kind), await filled(request)
    await request.app[VOUCHLINE].ask(_row(mine, said))
    return web.Response(status=303, headers={"Location": f"{request.path}?{SAID}={said.once}"})


def _row(mine: ConversationSeen, said: Filled) -> Row:
    payload = {
        "conversation": mine.conversation.id,
        "wait": said.wait,
        "text": said.text,
        "comment": said.comment,
        "command": said.command,
        "number": said.number,
        "fields": said.details,
    }
    return Row(mine.conversation.lane, "web", _key(mine, said.once), Happening.WEB_ANSWERED, payload)


def _key(mine: ConversationSeen, once: str) -> str:
    """The id is the page's word: bound to the conversation, it can't take the place of anybody else's answer."""
    return f"{mine.conversation.id}:{once}"
