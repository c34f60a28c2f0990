"""An address is tried, and what it answers is waited for: whoever asks is told at once."""

import asyncio
import time

from aiohttp import web

from bot.errors import Conflict, NotFound
from bot.ports.hooks import DeliveryWithTries, Replayed
from web.conversation.live import WAITING
from web.keys import VOUCHLINE

LOOK_SECONDS = 0.05


async def tried(request: web.Request, organisation: str, webhook: str, patience_seconds: float) -> DeliveryWithTries:
    """The test as it stands when it has been answered, or when nobody waits any longer. Raises what is refused."""
    vouchline, stopping = request.app[VOUCHLINE], request.app[WAITING].stopping
    put = await vouchline.hooks.log.put_test(organisation, webhook, vouchline.clock.now())
    if put is Replayed.OFF:
        raise Conflict("webhook-off", "The webhook is switched off; switch it on first.")
    deadline = time.monotonic() + patience_seconds
    while True:
        found = await vouchline.hooks.log.delivery(organisation, webhook, put) if isinstance(put, int) else None
        if found is None:
            raise NotFound("unknown-webhook", "There is no webhook with this id in your organisation.")
        if found.tries or found.delivery.ended_at or time.monotonic() > deadline or stopping.is_set():
            return found
        await asyncio.sleep(LOOK_SECONDS)
