"""A person's page: what is asked next, for a browser in which the link has been opened; else who asks, and a button.

Showing it changes nothing, however often it is opened (R9). Scanners of mail that follow links, run scripts and press
buttons get as far as the page itself.
"""

import aiohttp_jinja2
from aiohttp import web

from bot.domain.conversation import ConversationStatus, Role
from bot.flows.changes import ConversationSeen
from bot.links import LinkKind
from web.conversation.drawing import context_of
from web.conversation.landing import landing, lost
from web.conversation.saying import SAID, said_to
from web.conversation.views import VIEW, chosen_view, remember_view
from web.conversation.visitor import OPENED, Visitor, visitor

__all__ = ["SAID", "show_candidate", "show_referee"]


async def show_candidate(request: web.Request) -> web.Response:
    return await _show(request, LinkKind.CANDIDATE)


async def show_referee(request: web.Request) -> web.Response:
    return await _show(request, LinkKind.REFEREE)


async def _show(request: web.Request, kind: LinkKind) -> web.Response:
    mine = await visitor(request, kind, request.query.get(OPENED, ""))
    if mine is None:
        return lost(request)
    if mine.has_cookie and OPENED in request.query:
        raise web.HTTPSeeOther(mine.address(request, **{name: request.query.get(name, "") for name in (SAID, VIEW)}))
    if not mine.has_opened and may_be_pressed(mine.seen):
        return landing(request, mine)
    return await _drawn(request, mine)


def may_be_pressed(seen: ConversationSeen) -> bool:
    """A page that only tells how it ended may be seen by anybody's machine."""
    mine = seen.conversation
    is_submitted = mine.role is Role.REFEREE and mine.status is ConversationStatus.DONE
    return mine.status is not ConversationStatus.CLOSED and not is_submitted


async def _drawn(request: web.Request, mine: Visitor) -> web.Response:
    view = chosen_view(request)
    context = await context_of(request, mine, await said_to(request, mine), view)
    response = aiohttp_jinja2.render_template("conversation.html", request, context)
    if VIEW in request.query:
        remember_view(request, response, view)
    return response
