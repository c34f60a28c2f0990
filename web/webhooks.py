"""Twilio calls us. Nothing is acknowledged before it is on disk, and no answer has words: Twilio would text them on."""

import logging

from aiohttp import web

from bot.channels.twilio.inbound import delivery_row, provider_id, received_row
from bot.channels.twilio.webhooks import MESSAGES_PATH, STATUS_PATH
from bot.channels.webhook_form import Malformed, cleaned
from bot.ports import StorageUnreachable
from web.keys import VOUCHLINE
from web.received_form import Unacceptable
from web.signed_form import signed_form

log = logging.getLogger(__name__)

TAKEN = 204
LONGEST_KEY = 200
BODY_LEFT_UNREAD = frozenset({400, 413})


async def message_received(request: web.Request) -> web.Response:
    try:
        row = received_row(await signed_form(request, MESSAGES_PATH))
        await request.app[VOUCHLINE].intake.take(row)
    except (Unacceptable, Malformed, StorageUnreachable) as error:
        return not_taken(error)
    return web.Response(status=TAKEN)


async def status_reported(request: web.Request) -> web.Response:
    try:
        form = await signed_form(request, STATUS_PATH)
        key = cleaned(request.query.get("key", ""))[:LONGEST_KEY] or None
        row = delivery_row(form, key)
        if row:
            await request.app[VOUCHLINE].intake.take_report(row, key, provider_id(form))
    except (Unacceptable, Malformed, StorageUnreachable) as error:
        return not_taken(error)
    return web.Response(status=TAKEN)


def not_taken(error: Exception) -> web.Response:
    if isinstance(error, StorageUnreachable):
        log.error("a webhook could not be kept: neither the database nor the spool takes it")
        return web.Response(status=503, headers={"Retry-After": "5"})
    status = error.status if isinstance(error, Unacceptable) else 400
    log.warning("a webhook was answered with %s: %s", status, error)
    refused = web.Response(status=status)
    if status in BODY_LEFT_UNREAD:
        refused.force_close()  # said in the answer, or the caller sends the next request into a closed connection
    return refused
