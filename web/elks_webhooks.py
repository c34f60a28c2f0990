"""46elks calls us. It signs nothing, and would text on what we answer: addresses hold a secret, answers no words."""

import logging

from aiohttp import web

from bot.channels.elks.delivery import delivery_row
from bot.channels.elks.inbound import provider_id, received_row
from bot.channels.elks.webhooks import is_ours, messages_secret, report_secret
from bot.channels.webhook_form import Malformed
from bot.ports import StorageUnreachable
from web.keys import VOUCHLINE
from web.received_form import Unacceptable, received_form
from web.webhooks import TAKEN, not_taken

log = logging.getLogger(__name__)


async def message_received(request: web.Request) -> web.Response:
    try:
        _must_be_ours(request, messages_secret(_secret(request)))
        row = received_row(await received_form(request))
        await request.app[VOUCHLINE].intake.take(row)
    except (Unacceptable, Malformed, StorageUnreachable) as error:
        return not_taken(error)
    return web.Response(status=TAKEN)


async def status_reported(request: web.Request) -> web.Response:
    key, lane = request.query.get("key", ""), request.query.get("lane", "")
    try:
        _must_be_ours(request, report_secret(_secret(request), key, lane))
        form = await received_form(request)
        row = delivery_row(form, key, lane)
        if row:
            await request.app[VOUCHLINE].intake.take_report(row, key, provider_id(form))
    except (Unacceptable, Malformed, StorageUnreachable) as error:
        return not_taken(error)
    return web.Response(status=TAKEN)


def _must_be_ours(request: web.Request, expected: str) -> None:
    """Before the body is looked at. Without an account nobody is believed. Raises `Unacceptable`."""
    given = request.query.getall("secret", [])
    if request.app[VOUCHLINE].settings.elks is None or len(given) != 1 or not is_ours(given[0], expected):
        raise Unacceptable(403, "the address is not one that we gave to 46elks")


def _secret(request: web.Request) -> bytes:
    return request.app[VOUCHLINE].settings.secret
