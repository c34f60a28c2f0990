"""Mail through the SMTP server of the settings, over TLS wherever the server can."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.channels.mail.written import written
from bot.ports.mail import Mail, MailNotSent

TIMEOUT_SECONDS = 20.0
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
        server = self._server
        try:
            async with self._slots:
                await aiosmtplib.send(
                    message,
                    hostname=server.host,
                    port=server.port,
                    username=server.user,
                    password=server.password,
                    use_tls=server.is_tls,
                    start_tls=None if server.is_tls or not server.needs_tls else True,
                    tls_context=self._tls,
                    timeout=TIMEOUT_SECONDS,
                )
        except aiosmtplib.SMTPException as error:
            raise _not_sent(error) from error
        except (OSError, ValueError) as error:
            raise MailNotSent(f"{server.host}:{server.port}: {type(error).__name__}", permanent=False) from error


def _not_sent(error: aiosmtplib.SMTPException) -> MailNotSent:
    """A server that says 5xx says it for good; its words may hold the address, and are left out."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        codes = [one.code for one in error.recipients]
        return MailNotSent(f"refused with {codes}", permanent=all(code >= 500 for code in codes))
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):  # a setting to be mended, not a mail to be given up
        return MailNotSent(f"signing in was refused with {error.code}", permanent=False)
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return MailNotSent(f"refused with {error.code}", permanent=error.code >= 500)
    return MailNotSent(type(error).__name__, permanent=False)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
