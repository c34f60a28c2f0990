"""Calls our webhooks as Twilio would: forms, signed with the account's token."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout
from twilio.request_validator import RequestValidator
from yarl import URL

log = logging.getLogger(__name__)

FORM = "application/x-www-form-urlencoded; charset=UTF-8"
PATIENCE = ClientTimeout(total=15)


@dataclass(frozen=True, slots=True)
class Place:
    """Whom the network calls. `public_url` is signed, as the webhooks expect; `local_url` is where they are reached."""

    account_sid: str
    auth_token: str
    public_url: str
    local_url: str


class Caller:
    """To be made inside the running loop, and closed."""

    def __init__(self) -> None:
        self._session = ClientSession(timeout=PATIENCE)

    async def close(self) -> None:
        await self._session.close()

    async def call(self, place: Place, url: str, form: Mapping[str, str]) -> bool:
        """Whether the webhook took it."""
        signature = RequestValidator(place.auth_token).compute_signature(url, form)
        headers = {"X-Twilio-Signature": signature, "Content-Type": FORM}
        # As it stands: quoted anew it would no longer be what was signed.
        address = URL(_reached(place, url), encoded=True)
        try:
            async with self._session.post(address, data=urlencode(form).encode(), headers=headers) as answer:
                return answer.status < 300
        except (ClientError, TimeoutError, OSError) as error:
            log.warning("sandbox: webhook for %s not reached (%s)", form["MessageSid"], type(error).__name__)
            return False


def _reached(place: Place, url: str) -> str:
    is_ours = url.startswith(place.public_url + "/")
    return place.local_url + url.removeprefix(place.public_url) if is_ours else url
