"""Whom a phone answers when it does not say which of our numbers it writes to."""

from aiohttp import web

from bot.channels.twilio.addresses import off_the_wire
from bot.domain.sandbox import Direction
from bot.errors import RequestRefused
from web.keys import VOUCHLINE
from web.sandbox.keys import NETWORK


async def last_to_write(request: web.Request, phone: str) -> str:
    """The number of ours that wrote last, else the one that all share."""
    written = await request.app[NETWORK].messages.on_phones([phone])
    last = next((one for one in reversed(written) if one.direction is Direction.OUTBOUND), None)
    if last:
        return last.ours
    channel = str(off_the_wire(phone)[1])
    shared = request.app[VOUCHLINE].senders.shared
    if channel not in shared:
        raise RequestRefused("channel-not-available", f"Nobody here can be written to by {channel}.")
    return shared[channel].address
