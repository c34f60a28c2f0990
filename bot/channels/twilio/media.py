"""Fetches what Twilio keeps of a message: with our credentials from its API, without them from where that redirects.

An address comes from a webhook that Twilio has signed, and is not trusted for that: only Twilio's hosts are asked, only
over https (a loopback API in tests aside), and never a private network.
"""

import logging
from urllib.parse import urljoin

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector, ThreadedResolver, encode_basic_auth

from bot.channels.twilio.client import credentials
from bot.channels.twilio.media_bounds import bounds_of
from bot.channels.twilio.media_text import text_of
from bot.channels.twilio.public import PublicResolver
from bot.domain.errand import Fetched, NotFetched
from bot.settings import TwilioAccount

log = logging.getLogger(__name__)

MOST_BYTES = 1_000_000  # a card with a portrait in it; the portrait is left out afterwards
MOST_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 425, 429})
LIMITS = ClientTimeout(total=15, connect=5)


class TwilioMedia:
    """Meets `bot.domain.errand.Fetcher`. To be made inside the running loop, and closed."""

    def __init__(self, account: TwilioAccount) -> None:
        self._bounds = bounds_of(account.base_url)
        self._authorization = encode_basic_auth(*credentials(account))
        resolver = ThreadedResolver() if self._bounds.is_local else PublicResolver()
        self._session = ClientSession(
            connector=TCPConnector(resolver=resolver, limit=8), timeout=LIMITS, trust_env=False, auto_decompress=True
        )

    async def close(self) -> None:
        await self._session.close()

    async def fetch(self, address: str) -> Fetched | NotFetched:
        try:
            for redirects in range(MOST_REDIRECTS + 1):
                if not self._bounds.admit(address):
                    return NotFetched("address_not_the_providers", is_final=True)
                found = await self._ask(address, is_first=not redirects)
                if not isinstance(found, str):
                    return found
                address = urljoin(address, found)
        except ValueError as error:  # an address that is none
            return NotFetched(type(error).__name__, is_final=True)
        except (ClientError, TimeoutError, OSError) as error:
            return NotFetched(type(error).__name__, is_final=False)
        return NotFetched("too_many_redirects", is_final=True)

    async def _ask(self, address: str, is_first: bool) -> Fetched | NotFetched | str:
        """The media, why there are none, or where to ask next."""
        is_for_us = is_first and self._bounds.may_see_credentials(address)
        sent = {"Authorization": self._authorization} if is_for_us else {}
        async with self._session.get(address, headers=sent, allow_redirects=False) as answer:
            if answer.status in REDIRECTS and "Location" in answer.headers:
                return answer.headers["Location"]
            if answer.status != 200:
                is_final = 400 <= answer.status < 500 and answer.status not in PASSING
                return NotFetched(f"http_{answer.status}", is_final)
            body = bytearray()
            async for part in answer.content.iter_chunked(16_384):
                body += part
                if len(body) > MOST_BYTES:
                    return NotFetched("too_large", is_final=True)
            return Fetched(text_of(bytes(body), answer.charset))
