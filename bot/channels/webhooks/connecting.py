"""Connections to nowhere but where may be posted to: judged by the number, as the socket is made."""

import asyncio
import socket
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

from bot.channels.webhooks.addresses import may_be_posted_to
from bot.channels.webhooks.looking_up import LookUps

Found = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]
LONGEST_SECONDS = 10.0  # from the look-up of the name to the first line of the answer
LONGEST_LOOK_UP_SECONDS = 3.0
REFUSED = "This address leads into a network that is not public; nothing is posted there."
NOT_SAFE = "An address begins with https://: what is posted names people."


class AddressRefused(OSError):
    """It leads to where we do not post."""


def a_session(longest_seconds: float, *, private_too: bool) -> ClientSession:
    """Each post has a connection of its own: one that the other end is about to close would lose it."""

    def socket_for(found: Found) -> socket.socket:
        family, kind, protocol, _, place = found
        if not may_be_posted_to(str(place[0]), private_too=private_too):
            raise AddressRefused(REFUSED)
        return socket.socket(family=family, type=kind, proto=protocol)

    connector = TCPConnector(
        force_close=True,
        limit=0,
        use_dns_cache=False,
        resolver=LookUps(),
        socket_factory=socket_for,
    )
    timeout = ClientTimeout(total=longest_seconds)
    return ClientSession(
        connector=connector, timeout=timeout, cookie_jar=DummyCookieJar(), auto_decompress=False, trust_env=False
    )


async def why_not(url: str, names: LookUps, *, private_too: bool) -> str:
    """For whoever makes a webhook; empty: nothing stands against it. A name that is unknown may be known later."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not private_too:
        return NOT_SAFE
    numbers = await _numbers_of(parts.hostname or "", names)
    return "" if all(may_be_posted_to(one, private_too=private_too) for one in numbers) else REFUSED


async def _numbers_of(host: str, names: LookUps) -> list[str]:
    try:
        async with asyncio.timeout(LONGEST_LOOK_UP_SECONDS):
            return [number for _, number in await names.numbers(host)]
    except (OSError, TimeoutError):
        return []
