"""Our door for mail: an SMTP server that takes mail to our signed addresses alone, and says 250 when it is on disk.

Meant to stand behind the organisation's own mail server, which passes our domain on: it hides nothing from a network
that listens, and knows no guests but those.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.channels.mail.addresses import MailAddresses
from bot.channels.mail.incoming.received import row_of
from bot.channels.mail.visits import MOST_COMMANDS, SILENCE_SECONDS, Visits
from bot.domain.inbox import Row
from bot.logs import told
from bot.ports import StorageUnreachable

log = logging.getLogger(__name__)

LARGEST_MAIL_BYTES = 10 * 1024 * 1024
MOST_RECIPIENTS = 10  # of one mail: each address of ours names one message
Take = Callable[..., Awaitable[None]]

TAKEN = "250 2.0.0 OK"
NO_SUCH_ADDRESS = "550 5.1.1 No such address here"
TOO_MANY = "452 4.5.3 Too many recipients"
NOT_NOW = "451 4.3.0 Not taken; try again later"


@dataclass(frozen=True, slots=True)
class Porter:
    """Asked by the server at each command."""

    addresses: MailAddresses
    take: Take  # of the intake: on disk on return, raises `StorageUnreachable`

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.addresses.named(address) is None:
            return NO_SUCH_ADDRESS
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Whoever hangs up now does not stop the row on its way: the same mail, come again, has the same key."""
        came = (self.addresses, envelope.rcpt_tos, envelope.mail_from or "", bytes(envelope.original_content or b""))
        rows = await asyncio.to_thread(rows_of, *came)
        try:
            await asyncio.shield(asyncio.ensure_future(self.take(*rows)))
        except StorageUnreachable:
            log.error("a mail could not be kept: neither the database nor the spool takes it")
            return NOT_NOW
        return TAKEN

    async def handle_exception(self, error: Exception) -> str:
        log.error("mail door: %s", told(error))
        return NOT_NOW


def rows_of(addresses: MailAddresses, recipients: Iterable[str], return_path: str, raw: bytes) -> list[Row]:
    """What a mail is to each of our addresses that it came to."""
    named = [one for one in map(addresses.named, recipients) if one]
    return [row_of(one, return_path, raw) for one in dict.fromkeys(named)]


class MailDoor:
    """To be opened and closed inside the running loop."""

    def __init__(self, addresses: MailAddresses, take: Take) -> None:
        self._porter, self._domain = Porter(addresses, take), addresses.domain
        self._visits = Visits()
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> None:
        """Raises `OSError`."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._guest, host, port, backlog=64)

    @property
    def port(self) -> int:
        assert self._server, "the door is closed"
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Whoever is in the middle of a mail is cut off, and brings it again."""
        if self._server:
            self._server.close()
            self._visits.end()
            self._server = None

    def _guest(self) -> asyncio.Protocol:
        return self._visits.guest(
            self._porter,
            data_size_limit=LARGEST_MAIL_BYTES,
            enable_SMTPUTF8=True,
            hostname=self._domain,
            ident="Vouchline",
            timeout=SILENCE_SECONDS,
            command_call_limit=MOST_COMMANDS,
            loop=asyncio.get_running_loop(),
        )
