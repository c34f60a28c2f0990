"""Shows the page behind List-Unsubscribe, and does what its button, or a mail program in one click, asks (RFC 8058).

Showing it changes nothing (R9). What is posted needs no cookie and no token of a form: the link itself is the secret.
"""

import secrets

import aiohttp_jinja2
from aiohttp import web

from bot.channels.mail.unsubscribing import ONE_CLICK, message_of
from bot.domain.came import Came
from bot.domain.inbox import Happening, Row
from bot.errors import Unavailable
from bot.storage.reading import mailed
from bot.storage.reading.mailed import Mailed
from web.conversation.landing import lost
from web.keys import VOUCHLINE
from web.unsubscribing.posted import posted
from web.unsubscribing.shown import context_of

DONE = "done"  # in the address: what a form that led here asked for
ACTS = {Came.STOP.value: Came.STOP, Came.START.value: Came.START}


async def show(request: web.Request) -> web.Response:
    found = await _named(request)
    return _drawn(request, found, found.is_stopped) if found else lost(request)


async def ask(request: web.Request) -> web.Response:
    found, fields = await _named(request), await posted(request)
    if found is None:
        return lost(request)
    name, value = ONE_CLICK
    if fields.get(name, "").casefold() == value.casefold():
        await _put(request, found, Came.STOP)
        return web.Response(text="No more e-mail goes to this address.\n")
    came = ACTS.get(fields.get("act", ""))
    if came is None:
        raise web.HTTPBadRequest
    return await _pressed(request, found, came)


async def _pressed(request: web.Request, found: Mailed, came: Came) -> web.Response:
    if await _put(request, found, came):
        return web.Response(status=303, headers={"Location": f"{request.path}?{DONE}={came}"})
    return _drawn(request, found, came is Came.STOP, is_late=True)


async def _named(request: web.Request) -> Mailed | None:
    message = message_of(request.app[VOUCHLINE].settings.secret, request.match_info["token"])
    return await mailed.by_message(message) if message else None


async def _put(request: web.Request, found: Mailed, came: Came) -> bool:
    """Whether it has been applied already; on disk in any case."""
    vouchline, is_stop = request.app[VOUCHLINE], came is Came.STOP
    if found.is_stopped is is_stop:
        return True
    row = Row(
        found.lane, "web", f"{found.message}:{secrets.token_urlsafe(16)}", Happening.MAIL_RECEIVED, _told(found, came)
    )
    try:
        await vouchline.ask(row)
    except Unavailable:
        await vouchline.intake.take(row)
        return False
    return True


def _told(found: Mailed, came: Came) -> dict[str, object]:
    return {
        "message": found.message,
        "conversation": found.conversation,
        "answers": 0,
        "came": came.value,
        "subject": "",
        "text": "",
        "sender": found.sender,
        "address": found.address,
        "channel": "email",
    }


def _drawn(request: web.Request, found: Mailed, is_stopped: bool, *, is_late: bool = False) -> web.Response:
    has_started = not is_stopped and request.query.get(DONE) == Came.START.value
    context = context_of(request, found, is_stopped, has_started, is_late)
    return aiohttp_jinja2.render_template("unsubscribe.html", request, context, status=202 if is_late else 200)
