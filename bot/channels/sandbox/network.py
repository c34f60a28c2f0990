"""The mobile network of the sandbox: brings messages to phones, and calls our webhooks as Twilio would."""

import asyncio
import logging
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout
from twilio.request_validator import RequestValidator
from yarl import URL

from bot.channels.sandbox.resource import API_PATH, status_form, webhook_form
from bot.channels.twilio.webhooks import MESSAGES_PATH
from bot.domain.sandbox import Direction, SandboxMessage, SandboxMessages
from bot.ports import Clock

log = logging.getLogger(__name__)

JOURNEY = (("sent", 0.15), ("delivered", 0.35))  # each status, and the seconds until it is reached
FORM = "application/x-www-form-urlencoded; charset=UTF-8"
PATIENCE = ClientTimeout(total=15)


@dataclass(frozen=True, slots=True)
class Place:
    """Whom the network calls. `public_url` is signed, as the webhooks expect; `local_url` is where they are reached."""

    account_sid: str
    auth_token: str
    public_url: str
    local_url: str


class Network:
    """To be made inside the running loop, and closed."""

    def __init__(self, place: Place, messages: SandboxMessages, clock: Clock) -> None:
        self.place, self.messages, self._clock = place, messages, clock
        self._validator = RequestValidator(place.auth_token)
        self._session = ClientSession(timeout=PATIENCE)
        self._underway: set[asyncio.Task[None]] = set()

    async def resume(self) -> None:
        """A restart loses no message that was on its way."""
        for message in await self.messages.underway():
            self._set_out(message)

    async def close(self) -> None:
        for journey in self._underway:
            journey.cancel()
        await asyncio.gather(*self._underway, return_exceptions=True)
        await self._session.close()

    async def carry(self, asked: Mapping[str, str]) -> SandboxMessage:
        """Takes a message that passed `rules.fault_of`; it reaches the phone, and the reports come, a little later."""
        messaging_service = asked.get("MessagingServiceSid") or None
        message = replace(
            self._new(Direction.OUTBOUND, asked.get("From") or messaging_service or "", asked["To"], asked["Body"]),
            status="accepted" if messaging_service else "queued",
            messaging_service=messaging_service,
            status_callback=asked.get("StatusCallback") or None,
        )
        await self.messages.add(message)
        self._set_out(message)
        return message

    async def write(self, from_address: str, to_address: str, body: str, card: str | None = None) -> bool:
        """A person writes to us; whether our webhook took it. If not, it stays in the list, to be found there."""
        message = replace(self._new(Direction.INBOUND, from_address, to_address, body), card=card)
        await self.messages.add(message)
        form = webhook_form(self.place.account_sid, message, self.place.local_url + API_PATH)
        return await self._call(self.place.public_url + MESSAGES_PATH, form)

    def _new(self, direction: Direction, origin: str, to: str, body: str) -> SandboxMessage:
        sid, status = f"SM{secrets.token_hex(16)}", "received" if direction is Direction.INBOUND else "queued"
        at, shown_at, position = self._clock.real(), self._clock.now(), time.time_ns()
        return SandboxMessage(sid, direction, origin, to, body, status, at, shown_at, position)

    def _set_out(self, message: SandboxMessage) -> None:
        journey = asyncio.create_task(self._journey(message))
        self._underway.add(journey)
        journey.add_done_callback(self._underway.discard)

    async def _journey(self, message: SandboxMessage) -> None:
        for status, seconds in JOURNEY:
            await asyncio.sleep(seconds)
            await self.messages.moved_on(message.sid, status)
            if message.status_callback:
                await self._call(message.status_callback, status_form(self.place.account_sid, message, status))

    async def _call(self, url: str, form: Mapping[str, str]) -> bool:
        signature = self._validator.compute_signature(url, form)
        headers = {"X-Twilio-Signature": signature, "Content-Type": FORM}
        # As it stands: quoted anew it would no longer be what was signed.
        reached = self.place.local_url + url.removeprefix(self.place.public_url) if self._is_ours(url) else url
        try:
            async with self._session.post(
                URL(reached, encoded=True), data=urlencode(form).encode(), headers=headers
            ) as answer:
                return answer.status < 300
        except (ClientError, TimeoutError, OSError) as error:
            log.warning("sandbox: webhook for %s not reached (%s)", form["MessageSid"], type(error).__name__)
            return False

    def _is_ours(self, url: str) -> bool:
        return url.startswith(self.place.public_url + "/")
