"""What may be done with a webhook: tried, switched off and on, deleted."""

from contextlib import suppress

from aiohttp import web

from bot.errors import NotFound, RequestRefused
from bot.hooks.asking import change_asked, delete_asked
from web.admin.page import Visit
from web.admin.webhooks.asked import ask
from web.admin.webhooks.filters import PLACE
from web.admin.webhooks.found import the_webhook
from web.admin.webhooks.shown import title_of
from web.hooks.trying import tried

PATIENCE_SECONDS = 3.0  # the page that follows looks on by itself


async def try_it(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    try:
        found = await tried(visit.request, visit.organisation, known.id, PATIENCE_SECONDS)
    except NotFound:
        raise web.HTTPNotFound from None
    except RequestRefused:
        return visit.go(f"{PLACE}/{known.id}", "admin.webhooks.replay_off")
    return visit.go(f"{PLACE}/{known.id}/deliveries/{found.delivery.id}")


async def switch(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    is_on = visit.field("active") == "on"
    try:
        await ask(visit, change_asked(known.id, is_active=is_on, by=visit.user.name))
    except NotFound:
        raise web.HTTPNotFound from None
    return visit.go(f"{PLACE}/{known.id}", f"admin.webhooks.switched_{'on' if is_on else 'off'}")


async def ask_deleting(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    return visit.draw("webhooks/delete.html", one=known, title=title_of(known))


async def delete(visit: Visit) -> web.Response:
    """Deleted twice, it is deleted."""
    known = await the_webhook(visit)
    with suppress(NotFound):
        await ask(visit, delete_asked(known.id, visit.user.name))
    return visit.go(PLACE, "admin.webhooks.deleted")
