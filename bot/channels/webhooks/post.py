"""Posts one event to one address, once, and says what came of it; of the answer nothing but its first lines is read."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientSSLError,
    InvalidURL,
)
from yarl import URL

from bot.channels.webhooks.connecting import LONGEST_SECONDS, AddressRefused, a_session
from bot.channels.webhooks.looking_up import FOR_WHOM
from bot.channels.webhooks.signature import HEADER, signed
from bot.domain.webhook import Delivery, PostFault, Webhook
from bot.ports.hooks import Posted

MOST_BYTES, LAST_WORDS_SECONDS = 65_536, 1.0
ASKED_TO_WAIT = frozenset({429, 503})
SecretOf = Callable[[Webhook, str], str]


class HttpPoster:
    """Meets `bot.ports.hooks.Poster`."""

    def __init__(self, secret_of: SecretOf, *, private_too: bool, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._secret_of, self._private_too, self._longest = secret_of, private_too, longest_seconds
        self._session: ClientSession | None = None

    async def post(self, webhook: Webhook, delivery: Delivery, body: bytes, now: datetime) -> Posted:
        secrets = [self._secret_of(webhook, one) for one in webhook.signing(now)]
        began = time.monotonic()
        FOR_WHOM.set(webhook.organisation)
        status, fault, wait = await self._post(webhook.url, _headers(delivery, body, secrets), body)
        return Posted(status, fault, round((time.monotonic() - began) * 1000), wait)

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _post(
        self, url: str, headers: dict[str, str], body: bytes
    ) -> tuple[int | None, PostFault | None, timedelta | None]:
        if urlsplit(url).scheme != "https" and not self._private_too:
            return None, PostFault.ADDRESS_REFUSED, None
        self._session = self._session or a_session(self._longest, private_too=self._private_too)
        try:
            response = await self._session.post(URL(url), data=body, headers=headers, allow_redirects=False)
        except (ClientError, OSError, TimeoutError, ValueError) as error:
            return None, _fault(error), None
        status, wait = response.status, _asked_wait(response)
        await _let_finish(response)
        return status, _judged(status), wait


async def _let_finish(response: ClientResponse) -> None:
    """What it says beside its status is no matter of ours, but it may not like to be cut off: for a moment."""
    left = MOST_BYTES
    with suppress(ClientError, OSError, TimeoutError):
        async with asyncio.timeout(LAST_WORDS_SECONDS):
            while left > 0 and (read := await response.content.read(left)):
                left -= len(read)
    response.close()


def _headers(delivery: Delivery, body: bytes, secrets: list[str]) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Vouchline",
        "Vouchline-Event": delivery.type,
        "Vouchline-Delivery": str(delivery.id),
        HEADER: signed(body, secrets, int(time.time())),
    }


def _judged(status: int) -> PostFault | None:
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        return PostFault.REDIRECTED
    return PostFault.GONE if status == 410 else PostFault.STATUS


def _asked_wait(response: ClientResponse) -> timedelta | None:
    """By `Retry-After`, in seconds or as a date."""
    said = response.headers.get("Retry-After", "").strip()
    if response.status not in ASKED_TO_WAIT or not said:
        return None
    if said.isascii() and said.isdigit():
        return timedelta(seconds=min(int(said[:9]), 10**8))
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC), timedelta())


def _fault(error: Exception) -> PostFault:
    if _was_refused(error):
        return PostFault.ADDRESS_REFUSED
    for kinds, fault in FAULTS:
        if isinstance(error, kinds):
            return fault
    return PostFault.BROKEN


def _was_refused(error: BaseException | None) -> bool:
    """Somewhere among the causes: several numbers may have been tried."""
    if error is None or isinstance(error, AddressRefused):
        return error is not None
    within = getattr(error, "exceptions", ())
    return any(_was_refused(one) for one in (error.__cause__, getattr(error, "os_error", None), *within))


FAULTS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], PostFault], ...] = (
    ((asyncio.TimeoutError, TimeoutError), PostFault.TIMEOUT),
    (ClientConnectorDNSError, PostFault.NO_SUCH_NAME),
    (ClientSSLError, PostFault.TLS),
    (ClientConnectorError, PostFault.NO_CONNECTION),
    (InvalidURL, PostFault.ADDRESS_REFUSED),
    (UnicodeError, PostFault.NO_SUCH_NAME),
)
