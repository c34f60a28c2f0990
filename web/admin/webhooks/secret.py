"""A webhook's secret, when it is made and no later; and another one in its place."""

from datetime import timedelta

from aiohttp import web

from bot.errors import NotFound
from bot.hooks.asking import secret_of
from web.admin.page import Visit
from web.admin.press import new_key, row_key
from web.admin.webhooks.asked import ask
from web.admin.webhooks.filters import PLACE
from web.admin.webhooks.found import the_webhook
from web.admin.webhooks.shown import title_of

SHOWN_AGAIN_FOR = timedelta(minutes=5)  # to whoever has pressed twice, and sees the second answer alone


async def ask_rotating(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    return visit.draw("webhooks/rotate.html", one=known, title=title_of(known), key=new_key())


async def rotate(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    asking = visit.vouchline.hooks.rotate(known.id, by=visit.user.name)
    try:
        id = await ask(visit, asking.payload, row_key(visit, "webhook", "rotate", known.id))
    except NotFound:
        raise web.HTTPNotFound from None
    return await show_secret(visit, id, is_new=False)


async def show_secret(visit: Visit, id: str, *, is_new: bool) -> web.Response:
    one = await the_webhook(visit, id)
    made_at = one.created_at if is_new else one.rotated_at or one.created_at
    is_over = visit.vouchline.clock.now() - made_at > SHOWN_AGAIN_FOR or (is_new and one.rotated_at is not None)
    if is_over:
        return visit.go(f"{PLACE}/{id}", "admin.webhooks.already" if is_new else "admin.webhooks.already_rotated")
    return visit.draw(
        "webhooks/secret.html",
        one=one,
        title=title_of(one),
        is_new=is_new,
        secret=secret_of(visit.vouchline.hooks.seal, one, one.secrets[0]),
    )
