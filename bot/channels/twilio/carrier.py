"""Hands messages to Twilio, and says of each whether it was taken, refused, not taken, or left without an answer."""

import logging
from datetime import datetime
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ConnectionTimeoutError, InvalidURL
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException

from bot.channels import waiting
from bot.channels.twilio import fates, listing
from bot.channels.twilio.addresses import on_the_wire
from bot.channels.twilio.client import open_client
from bot.channels.twilio.content.saying import TEMPLATE_WRONG, Said, Saying, plainly
from bot.channels.twilio.errors import error_for
from bot.channels.twilio.webhooks import status_callback
from bot.channels.waiting import Limits, TooManyRequests
from bot.domain.inbox import Row
from bot.domain.message import Message
from bot.domain.sender import Sender
from bot.ports import Accepted, CarrierUnreachable, Fate, ListedMessage, NoAnswer, NotTaken, Refused, SendResult
from bot.settings import TwilioAccount

log = logging.getLogger(__name__)

UNREADABLE = (
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
)  # what the client raises on an answer that is not Twilio's


class TwilioCarrier:
    """Meets `bot.ports.Carrier`. To be made inside the running loop, and closed."""

    def __init__(
        self, account: TwilioAccount, public_url: str, limits: Limits | None = None, saying: Saying | None = None
    ) -> None:
        """Without a `saying`, WhatsApp gets plain words alone."""
        self._public_url, self._saying = public_url, saying
        self._client = open_client(account, limits or Limits())

    async def close(self) -> None:
        await self._client.http_client.close()
        if self._saying:
            await self._saying.close()

    async def send(self, message: Message, sender: Sender) -> SendResult:
        said = await self._saying.said(message) if self._saying else plainly(message)
        if not isinstance(said, Said):
            return said
        result = await self._hand_over(message, sender, said)
        if not (self._saying and said.content and result == Refused(TEMPLATE_WRONG)):
            return result
        await self._saying.refused(said.content)
        return result if message.form.window_closed else await self._hand_over(message, sender, plainly(message))

    async def _hand_over(self, message: Message, sender: Sender, said: Said) -> SendResult:
        try:
            asked = self._parameters(message, sender) | said.parameters
            accepted = await self._client.api.v2010.account.messages.create_async(**asked)
        except (ClientConnectorError, ConnectionTimeoutError, InvalidURL) as error:
            log.warning("message %s: no connection to the provider (%s)", message.key, type(error).__name__)
            return NotTaken(waiting.after(message.attempts), whole_sender=True)
        except TooManyRequests as error:
            return NotTaken(max(error.wait_seconds, waiting.after(message.attempts)), whole_sender=True)
        except (TwilioRestException, TwilioServiceException) as error:
            return _refusal(message, error)
        except (TwilioException, ClientError, TimeoutError, OSError, *UNREADABLE) as error:
            return NoAnswer(type(error).__name__)
        return Accepted(accepted.sid) if isinstance(accepted.sid, str) and accepted.sid else NoAnswer("no sid")

    async def sent_to(self, message: Message, sender: Sender) -> list[ListedMessage]:
        otherwise = self._saying.renderings(message) if self._saying else frozenset()
        try:
            return await listing.sent_to(self._client, message, sender, otherwise)
        except (TwilioException, TooManyRequests, ClientError, TimeoutError, OSError, *UNREADABLE) as error:
            raise CarrierUnreachable(type(error).__name__) from error

    async def received(self, sender: Sender, since: datetime) -> list[Row]:
        try:
            return await listing.received(self._client, sender, since)
        except (TwilioException, TooManyRequests, ClientError, TimeoutError, OSError, *UNREADABLE) as error:
            raise CarrierUnreachable(type(error).__name__) from error

    async def fate_of(self, message: Message, sender: Sender) -> Fate | None:
        try:
            return await fates.fate_of(self._client, message)
        except (TwilioException, TooManyRequests, ClientError, TimeoutError, OSError, *UNREADABLE) as error:
            raise CarrierUnreachable(type(error).__name__) from error

    def _parameters(self, message: Message, sender: Sender) -> dict[str, Any]:
        shared = {
            "to": on_the_wire(message.address, message.channel),
            "status_callback": status_callback(self._public_url, message.key),
        }
        if sender.messaging_service:
            return {**shared, "messaging_service_sid": sender.messaging_service}
        return {**shared, "from_": on_the_wire(sender.address, sender.channel)}


def _refusal(message: Message, error: TwilioRestException | TwilioServiceException) -> SendResult:
    """An answer of 5xx, 3xx or 408 says nothing certain about whether the message was taken."""
    if not 400 <= error.status < 500 or error.status == 408:
        return NoAnswer(f"HTTP {error.status}")
    known = error_for(error.code)
    log.warning("message %s: refused with HTTP %s, code %s (%s)", message.key, error.status, error.code, known.name)
    if error.status in (401, 403, 404) or known.name == "credentials_wrong":
        return NotTaken(waiting.MISCONFIGURED_SECONDS, whole_sender=True)
    return Refused(known.name) if known.permanent else NotTaken(waiting.after(message.attempts), whole_sender=True)
