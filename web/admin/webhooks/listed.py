"""All webhooks, and how each does."""

from aiohttp import web

from bot.domain.webhook import MOST_WEBHOOKS
from web.admin.page import Visit
from web.admin.webhooks.shown import webhooks_shown


async def show_all(visit: Visit) -> web.Response:
    known = await visit.vouchline.hooks.log.webhooks(visit.organisation)
    return visit.draw(
        "webhooks/list.html",
        shown=await webhooks_shown(visit, known),
        most=MOST_WEBHOOKS,
        may_make=len(known) < MOST_WEBHOOKS,
    )
