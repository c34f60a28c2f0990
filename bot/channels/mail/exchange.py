"""Handing one mail over to a server, and what its answers mean: for good, for now, or that nobody knows.

A server that says 5xx of a mail says it for good; its words may hold the address, and are left out. What it says of us
(who signs in, which address we write from) is a setting to be mended, and no mail is given up for it.
"""

from email.message import EmailMessage
from email.policy import EmailPolicy

import aiosmtplib

from bot.channels.mail.errors import Said, error_of
from bot.ports.mail import MailNotSent

LONGEST_WAIT_SECONDS = 30.0  # for the last answer, which may take long where mail is looked through first
CLOSING = 421


async def hand_over(client: aiosmtplib.SMTP, message: EmailMessage, comes_back_to: str, to: str) -> None:
    """Raises `MailNotSent`."""
    wire = message.as_bytes()
    try:
        if client.is_ehlo_or_helo_needed:  # anew, behind TLS
            await client.ehlo()
        options = _options(client, message, len(wire))
        await client.mail(comes_back_to, options=options, encoding=_encoding(message))
        await client.rcpt(to, encoding=_encoding(message))
    except aiosmtplib.SMTPNotSupported as error:
        raise MailNotSent(str(error), permanent=True, error="mail_address_wrong") from error
    except aiosmtplib.SMTPRecipientRefused as error:
        raise _answered(error, Said.RCPT) from error
    except aiosmtplib.SMTPResponseException as error:
        raise MailNotSent(f"refused with {error.code}", permanent=False, is_for_all=True) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise MailNotSent(type(error).__name__, permanent=False) from error
    await _hand_over_words(client, wire)


async def _hand_over_words(client: aiosmtplib.SMTP, wire: bytes) -> None:
    try:
        await client.data(wire, timeout=LONGEST_WAIT_SECONDS)
    except aiosmtplib.SMTPResponseException as error:
        raise _answered(error, Said.DATA) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise MailNotSent(type(error).__name__, permanent=False, may_be_taken=True) from error


def not_connected(error: Exception) -> MailNotSent:
    code = error.code if isinstance(error, aiosmtplib.SMTPResponseException) else type(error).__name__
    return MailNotSent(f"no connection to the mail server ({code})", permanent=False, is_for_all=True)


def _answered(error: aiosmtplib.SMTPResponseException, said: Said) -> MailNotSent:
    name = error_of(error.code, error.message, said)
    is_closing = error.code == CLOSING
    return MailNotSent(f"refused with {error.code}", permanent=error.code >= 500, error=name, is_for_all=is_closing)


def _options(client: aiosmtplib.SMTP, message: EmailMessage, size: int) -> list[str]:
    """Raises `SMTPNotSupported` for an address beyond ASCII where the server knows no such."""
    options = [f"SIZE={size}"] if client.supports_extension("size") else []
    if not _is_beyond_ascii(message):
        return options
    if not client.supports_extension("smtputf8"):
        raise aiosmtplib.SMTPNotSupported("the server takes no address beyond ASCII")
    return [*options, "BODY=8BITMIME", "SMTPUTF8"]


def _encoding(message: EmailMessage) -> str:
    return "utf-8" if _is_beyond_ascii(message) else "ascii"


def _is_beyond_ascii(message: EmailMessage) -> bool:
    """An address of it is; names and words in any script go in ASCII, encoded."""
    return isinstance(message.policy, EmailPolicy) and message.policy.utf8
