"""A mail as it goes over the wire. No name, address or subject can bring a header of its own along."""

import re
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, make_msgid, parseaddr

from bot.channels.mail.headers import HEADERS
from bot.channels.mail.unsubscribing import ONE_CLICK
from bot.ports.mail import Image, Letterhead, Mail, MailNotSent

LONGEST_SUBJECT, LONGEST_NAME = 200, 100
PLAIN = re.compile(r"""[^\s@<>()\[\]\\,;:"\x00-\x20\x7f]+@[^\s@<>()\[\]\\,;:"\x00-\x20\x7f]+""")
# Whatever servers stand on the way: text beyond ASCII goes as quoted-printable or base64.
EVERYWHERE = SMTP.clone(cte_type="7bit", header_factory=HEADERS)
BEYOND_ASCII = SMTPUTF8.clone(cte_type="7bit", header_factory=HEADERS)


def written(mail: Mail, mail_from: str, now: datetime) -> EmailMessage:
    """`mail_from` is `address` or `Name <address>`. Raises `MailNotSent`."""
    try:
        return _written(mail, mail_from, now)
    except (ValueError, LookupError, TypeError, AttributeError, MessageError) as error:  # what the parser raises
        reason = f"the mail could not be written: {type(error).__name__}"
        raise MailNotSent(reason, permanent=True, error="mail_address_wrong") from None


def _written(mail: Mail, mail_from: str, now: datetime) -> EmailMessage:
    sender, to = sender_in(mail_from), address(mail.to)
    is_plain = to.addr_spec.isascii() and sender.addr_spec.isascii()
    message = EmailMessage(policy=EVERYWHERE if is_plain else BEYOND_ASCII)
    message["From"] = _named(sender, mail.head.sent_as) if mail.head else sender
    message["To"] = to
    message["Subject"] = in_one_line(mail.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now)
    if mail.head:
        _head(message, mail.head, sender.domain)
    else:
        message["Message-ID"] = make_msgid(domain=sender.domain)
    message["Auto-Submitted"] = "auto-generated"  # so that no holiday answers it
    message.set_content(mail.text)
    if mail.html:
        _html(message, mail)
    return message


def _head(message: EmailMessage, head: Letterhead, domain: str) -> None:
    """R29: what is written to one person for one check stands together in their mail program.

    All of it refers to one mail that never was: which was the first to arrive is not known when the next is written.
    """
    thread = f"<{head.thread}@{domain}>"
    message["Message-ID"] = message_id(head.key, domain)
    message["References"] = thread
    if not head.is_first:
        message["In-Reply-To"] = thread
    message["Reply-To"] = address(head.reply_address)
    by_mail = f", <mailto:{head.stop_address}?subject=STOP>" if head.stop_address else ""
    message["List-Unsubscribe"] = f"<{head.stop_link}>{by_mail}"
    message["List-Unsubscribe-Post"] = "=".join(ONE_CLICK)


def message_id(key: str, domain: str) -> str:
    return f"<{key}@{domain}>"


def _html(message: EmailMessage, mail: Mail) -> None:
    message.add_alternative(mail.html, subtype="html")
    parts = message.get_payload()
    for image in mail.images:
        _beside(parts[-1], image)  # type: ignore[index,arg-type]


def _beside(html: EmailMessage, image: Image) -> None:
    main, _, sub = image.kind.partition("/")
    html.add_related(image.content, main, sub, cid=f"<{image.name}>", disposition="inline", filename=f"logo.{sub}")


def _named(sender: Address, name: str) -> Address:
    """With the name of whom we write for; the settings' own where there is none."""
    shown = in_one_line(name)[:LONGEST_NAME]
    return Address(shown or sender.display_name, sender.username, sender.domain)


def address(given: str, name: str = "") -> Address:
    """The domain in ASCII, as every server takes it. Raises `ValueError` unless it is one address and nothing else."""
    if not PLAIN.fullmatch(given):
        raise ValueError("no address")
    user, _, domain = given.rpartition("@")
    return Address(in_one_line(name), user, in_ascii(domain))  # the parser of whole ones refuses letters beyond ASCII


def in_ascii(domain: str) -> str:
    """`malmö.se` is `xn--malm-8qa.se` over the wire. Raises `ValueError`."""
    return domain if domain.isascii() else domain.encode("idna").decode()


def sender_in(given: str) -> Address:
    """Of `address` or `Name <address>`."""
    name, spec = parseaddr(given) if given.endswith(">") else ("", given)
    return address(spec, name)


def in_one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
