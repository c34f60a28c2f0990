"""A mail as it goes over the wire. No name, address or subject can bring a header of its own along."""

import re
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, make_msgid, parseaddr

from bot.ports.mail import Mail, MailNotSent

LONGEST_SUBJECT = 200
PLAIN = re.compile(r"""[^\s@<>()\[\]\\,;:"\x00-\x20\x7f]+@[^\s@<>()\[\]\\,;:"\x00-\x20\x7f]+""")


def written(mail: Mail, mail_from: str, now: datetime) -> EmailMessage:
    """`mail_from` is `address` or `Name <address>`. Raises `MailNotSent`."""
    try:
        return _written(mail, mail_from, now)
    except (ValueError, LookupError, TypeError, AttributeError, MessageError) as error:  # what the parser raises
        raise MailNotSent(f"the mail could not be written: {type(error).__name__}", permanent=True) from None


def _written(mail: Mail, mail_from: str, now: datetime) -> EmailMessage:
    sender = sender_in(mail_from)
    message = EmailMessage(policy=SMTP if mail.to.isascii() and sender.addr_spec.isascii() else SMTPUTF8)
    message["From"] = sender
    message["To"] = address(mail.to)
    message["Subject"] = in_one_line(mail.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=sender.domain.encode("idna").decode())
    message["Auto-Submitted"] = "auto-generated"  # so that no holiday answers it
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    return message


def address(given: str, name: str = "") -> Address:
    """Raises `ValueError` unless it is one address and nothing else."""
    if not PLAIN.fullmatch(given):
        raise ValueError("no address")
    user, _, domain = given.rpartition("@")
    return Address(in_one_line(name), user, domain)  # the parser of whole ones refuses letters beyond ASCII


def sender_in(given: str) -> Address:
    """Of `address` or `Name <address>`."""
    name, spec = parseaddr(given) if given.endswith(">") else ("", given)
    return address(spec, name)


def in_one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
