"""Hands messages to people as mail, and says of each whether it was taken, refused, not taken, or not answered.

A mail server can't be asked what became of a mail: one whose answer never came is sent again with the same Message-ID,
by which mail programs tell that it is the same (docs/decisions/0018).
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.channels.mail.addresses import MailAddresses
from bot.channels.mail.html import LOGO, html_of
from bot.channels.mail.plain import text_of
from bot.channels.mail.unsubscribing import unsubscribe_link
from bot.channels.mail.written import message_id, sender_in
from bot.domain.inbox import Row
from bot.domain.letter import Letter
from bot.domain.message import Message
from bot.domain.sender import Sender
from bot.ports import Accepted, Fate, ListedMessage, NoAnswer, NothingListed, NotTaken, Refused, SendResult
from bot.ports.mail import Image, Letterhead, Mail, Mailer, MailNotSent

log = logging.getLogger(__name__)

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 900.0
LONGEST_SERVER_WAIT_SECONDS = 60.0
MOST_TRIES = 100  # of which the last ones are a quarter of an hour apart: a whole day
GIVEN_UP = "mail_delayed"
OURS = "Vouchline"

Images = Callable[[str], Awaitable[Image | None]]  # by a logo's id


class MailCarrier:
    """Meets `bot.ports.Carrier`."""

    def __init__(self, mailer: Mailer, addresses: MailAddresses, base_url: str, images: Images) -> None:
        self._mailer, self._addresses, self._base_url, self._images = mailer, addresses, base_url, images

    async def send(self, message: Message, sender: Sender) -> SendResult:
        try:
            await self._mailer.send(await self._mail(message))
        except MailNotSent as why:
            log.warning("message %s: %s", message.key, why)
            return _result(message, why)
        return Accepted(message_id(message.key, sender_in(sender.address).domain))

    async def sent_to(self, message: Message, sender: Sender) -> list[ListedMessage]:
        raise NothingListed

    async def received(self, sender: Sender, since: datetime) -> list[Row]:
        """What is answered comes to the door, whose senders try again for days."""
        return []

    async def fate_of(self, message: Message, sender: Sender) -> Fate | None:
        """What did not arrive comes back to the door by itself."""
        return None

    async def _mail(self, message: Message) -> Mail:
        letter = message.form.letter
        if letter is None:  # somebody tries the channel out
            return Mail(message.address, message.form.subject or message.body, message.body)
        stop = unsubscribe_link(self._base_url, self._addresses.secret, message.key)
        logo = await self._images(letter.logo) if letter.logo else None
        return Mail(
            to=message.address,
            subject=message.form.subject,
            text=text_of(letter, stop),
            html=html_of(letter, message.form.subject, stop, LOGO if logo else ""),
            head=self._head(message, letter, stop),
            images=(logo,) if logo else (),
        )

    def _head(self, message: Message, letter: Letter, stop: str) -> Letterhead:
        return Letterhead(
            key=message.key,
            thread=message.conversation or message.key,
            is_first=letter.is_first,
            sent_as=_sent_as(letter.brand),
            return_address=self._addresses.return_address(message.key),
            reply_address=self._addresses.reply_address(message.key),
            stop_link=stop,
            stop_address=self._addresses.stop_address(message.key),
        )


def _sent_as(brand: str) -> str:
    return brand if brand.casefold() == OURS.casefold() else f"{brand} via {OURS}"


def _result(message: Message, why: MailNotSent) -> SendResult:
    if why.permanent:
        return Refused(why.error)
    if why.is_for_all:
        return NotTaken(_wait(message, LONGEST_SERVER_WAIT_SECONDS), whole_sender=True)
    if message.attempts >= MOST_TRIES:
        return Refused(GIVEN_UP)
    return NoAnswer(str(why)) if why.may_be_taken else NotTaken(_wait(message, LONGEST_WAIT_SECONDS))


def _wait(message: Message, longest: float) -> float:
    return float(min(FIRST_WAIT_SECONDS * 2 ** min(message.attempts, 10), longest))
