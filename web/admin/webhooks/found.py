"""The webhook that an address names: another organisation's is as unknown as one that never was (R57)."""

from aiohttp import web

from bot.domain.webhook import Webhook
from bot.ports.hooks import DeliveryWithTries
from web.admin.page import Visit
from web.api.webhooks.found import NUMBER
from web.api.words import ID


async def the_webhook(visit: Visit, id: str = "") -> Webhook:
    wanted = id or visit.named
    found = await visit.vouchline.hooks.log.webhook(visit.organisation, wanted) if ID.fullmatch(wanted) else None
    if found is None:
        raise web.HTTPNotFound
    return found


async def the_delivery(visit: Visit, webhook: Webhook) -> DeliveryWithTries:
    wanted, log = visit.request.match_info["delivery"], visit.vouchline.hooks.log
    if NUMBER.fullmatch(wanted) and (found := await log.delivery(visit.organisation, webhook.id, int(wanted))):
        return found
    raise web.HTTPNotFound
