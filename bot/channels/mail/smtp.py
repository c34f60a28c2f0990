"""Mail through the SMTP server of the settings, over TLS wherever the server can."""

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.channels.mail.exchange import hand_over, not_connected
from bot.channels.mail.written import address, sender_in, written
from bot.ports.mail import Mail

TIMEOUT_SECONDS, GOODBYE_SECONDS = 20.0, 2.0
AT_ONCE = 4  # servers mind many connections from one client
PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class SmtpServer:
    host: str
    port: int
    user: str | None
    password: str | None = field(repr=False)
    is_tls: bool  # from the first byte; else by STARTTLS where it is offered

    @classmethod
    def at(cls, url: str) -> "SmtpServer":
        """`smtp://[user:password@]host[:port]`, or `smtps://…`. Raises `ValueError`."""
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("must be smtp://[user:password@]host:port")
        user, password = (unquote(one) if one else None for one in (parts.username, parts.password))
        return cls(parts.hostname, parts.port or PORTS[parts.scheme], user, password, parts.scheme == "smtps")

    @property
    def needs_tls(self) -> bool:
        """A password is said to nobody in the open but to this machine itself."""
        return self.password is not None and not _is_here(self.host)


class SmtpMailer:
    """Meets `bot.ports.mail.Mailer`. To be made inside the running loop."""

    def __init__(
        self, server: SmtpServer, mail_from: str, real: Callable[[], datetime], tls: ssl.SSLContext | None = None
    ) -> None:
        self._server, self._from, self._real, self._tls = server, mail_from, real, tls
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def send(self, mail: Mail) -> None:
        message = written(mail, self._from, self._real())
        comes_back_to = address(mail.head.return_address) if mail.head else sender_in(self._from)
        async with self._slots:
            await self._send(message, comes_back_to.addr_spec, address(mail.to).addr_spec)

    async def _send(self, message: EmailMessage, comes_back_to: str, to: str) -> None:
        client = self._client()
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise not_connected(error) from error
        try:
            await hand_over(client, message, comes_back_to, to)
        finally:
            await _leave(client)

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.is_tls,
            start_tls=None if server.is_tls or not server.needs_tls else True,
            tls_context=self._tls,
            timeout=TIMEOUT_SECONDS,
        )


async def _leave(client: aiosmtplib.SMTP) -> None:
    """What became of the mail has been said; a server that does not take leave has taken it, or not, all the same."""
    try:
        with suppress(aiosmtplib.SMTPException, OSError):
            await client.quit(timeout=GOODBYE_SECONDS)
    finally:
        client.close()


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
