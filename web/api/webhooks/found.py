"""The webhook and delivery that an address names: another organisation's are as unknown as any that never was (R57)."""

import re

from bot.domain.webhook import Webhook
from bot.errors import NotFound
from bot.ports.hooks import DeliveryWithTries
from web.api.call import Call
from web.api.words import ID

NUMBER = re.compile(r"[0-9]{1,18}")


async def the_webhook(call: Call, id: str = "") -> Webhook:
    """Raises `NotFound`."""
    wanted = id or call.named
    found = await call.vouchline.hooks.log.webhook(call.organisation, wanted) if ID.fullmatch(wanted) else None
    if found is None:
        raise NotFound("unknown-webhook", "There is no webhook with this id in your organisation.")
    return found


async def the_delivery(call: Call) -> DeliveryWithTries:
    """Raises `NotFound`."""
    webhook, wanted = await the_webhook(call), call.request.match_info["delivery"]
    found = None
    if NUMBER.fullmatch(wanted):
        found = await call.vouchline.hooks.log.delivery(call.organisation, webhook.id, int(wanted))
    if found is None:
        raise NotFound("unknown-delivery", "This webhook has no delivery with this id; they are kept for 30 days.")
    return found
