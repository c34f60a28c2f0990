"""Hands messages to 46elks, and says of each whether it was taken, refused, not taken, or left without an answer."""

import logging
from collections.abc import Awaitable
from datetime import datetime
from typing import TypeVar

from aiohttp import ClientConnectorError, ClientError, ConnectionTimeoutError, InvalidURL

from bot.channels import waiting
from bot.channels.elks import fate, listing
from bot.channels.elks.errors import UNTIL_PUT_RIGHT, refusal, wrong_with
from bot.channels.elks.http import Answered, ElksApi
from bot.channels.elks.inbound import PROVIDER_ID
from bot.channels.elks.webhooks import report_address
from bot.channels.waiting import Limits, TooManyRequests
from bot.domain.inbox import Row
from bot.domain.message import Message
from bot.domain.sender import Sender
from bot.ports import Accepted, CarrierUnreachable, Fate, ListedMessage, NoAnswer, NotTaken, Refused, SendResult
from bot.settings import ElksAccount

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
NO_CONNECTION = (ClientConnectorError, ConnectionTimeoutError, InvalidURL)
UNREADABLE = (ValueError, TypeError, AttributeError, KeyError)  # an answer that is not 46elks's


class ElksCarrier:
    """Meets `bot.ports.Carrier`. To be made inside the running loop, and closed."""

    def __init__(self, account: ElksAccount, public_url: str, secret: bytes, limits: Limits | None = None) -> None:
        self._public_url, self._secret = public_url, secret
        self._api = ElksApi(account, limits or Limits())

    async def close(self) -> None:
        await self._api.close()

    async def send(self, message: Message, sender: Sender) -> SendResult:
        if error := wrong_with(message):
            return Refused(error)
        try:
            return _outcome(message, await self._api.send(self._form(message, sender)))
        except NO_CONNECTION as error:
            log.warning("message %s: no connection to the provider (%s)", message.key, type(error).__name__)
            return NotTaken(waiting.after(message.attempts), whole_sender=True)
        except TooManyRequests as error:
            return NotTaken(max(error.wait_seconds, waiting.after(message.attempts)), whole_sender=True)
        except (ClientError, TimeoutError, OSError, *UNREADABLE) as error:
            return NoAnswer(type(error).__name__)

    async def sent_to(self, message: Message, sender: Sender) -> list[ListedMessage]:
        return await _asked(listing.sent_to(self._api, message, sender))

    async def received(self, sender: Sender, since: datetime) -> list[Row]:
        return await _asked(listing.received(self._api, sender, since))

    async def fate_of(self, message: Message, sender: Sender) -> Fate | None:
        return await _asked(fate.fate_of(self._api, message))

    def _form(self, message: Message, sender: Sender) -> dict[str, str]:
        return {
            "from": sender.address,
            "to": message.address,
            "message": message.body,
            "whendelivered": report_address(self._public_url, self._secret, message.key, message.lane),
        }


async def _asked(question: Awaitable[Answer]) -> Answer:
    try:
        return await question
    except (TooManyRequests, ClientError, TimeoutError, OSError, *UNREADABLE) as error:
        raise CarrierUnreachable(type(error).__name__) from error


def _outcome(message: Message, answer: Answered) -> SendResult:
    """An answer of 5xx, 3xx or 408 says nothing certain about whether the message was taken."""
    if answer.status == 200:
        found = answer.read().get("id")
        return Accepted(found) if isinstance(found, str) and PROVIDER_ID.fullmatch(found) else NoAnswer("no id")
    if not 400 <= answer.status < 500 or answer.status == 408:
        return NoAnswer(f"HTTP {answer.status}")
    name = refusal(answer.status, answer.text)
    log.warning("message %s: refused with HTTP %s (%s)", message.key, answer.status, name)
    if answer.status in UNTIL_PUT_RIGHT:
        return NotTaken(waiting.MISCONFIGURED_SECONDS, whole_sender=True)
    return Refused(name)
