"""Mail that the people of the sandbox, their mail programs and their servers send, written as real ones write it."""

from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from bot.domain.signing_in import SandboxMail
from bot.flows.calendar import written_day

OURS = "mx.sandbox.test"
SWEDISH = 'lang="sv"'


def reply(mail: SandboxMail, words: str, now: datetime) -> bytes:
    """With our mail quoted below it, as mail programs do."""
    quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
    is_swedish = SWEDISH in mail.html
    said = f"Den {now:%Y-%m-%d %H:%M} skrev" if is_swedish else f"On {now:%a, %d %b %Y at %H:%M}"
    attribution = f"{said} {mail.head['sent_as']} <{mail.head['reply_address']}>{':' if is_swedish else ' wrote:'}"
    message = _message(mail, mail.head["reply_address"], f"{'Sv' if is_swedish else 'Re'}: {mail.subject}", now)
    message.set_content(f"{words}\n\n{attribution}\n\n{quoted}\n")
    return message.as_bytes()


def holiday(mail: SandboxMail, until: date, now: datetime) -> bytes:
    """Of a mail program that answers for somebody, who is away through that day."""
    is_swedish = SWEDISH in mail.html
    message = _message(mail, mail.head["return_address"], _holiday_subject(mail, is_swedish), now)
    message["Auto-Submitted"] = "auto-replied"
    message["X-Auto-Response-Suppress"] = "All"
    day = written_day(until, "sv" if is_swedish else "en")
    swedish = f"Hej,\n\njag är ledig till och med {day} och läser inte min e-post.\n"
    english = f"Hi,\n\nI am out of the office through {day} and don't read my mail.\n"
    message.set_content(swedish if is_swedish else english)
    return message.as_bytes()


def bounce(mail: SandboxMail, now: datetime) -> bytes:
    """Of a server that knows no such mailbox (RFC 3464)."""
    message = _message(mail, mail.head["return_address"], "Undelivered Mail Returned to Sender", now)
    message.replace_header("From", f"Mail Delivery System <MAILER-DAEMON@{OURS}>")
    message["Auto-Submitted"] = "auto-replied"
    message.set_content(f"I'm sorry: <{mail.address}> said: 550 5.1.1 no such mailbox here.\n")
    message.make_mixed()
    message.attach(_status(mail))
    message.set_type("multipart/report")
    message.set_param("report-type", "delivery-status")
    return message.as_bytes()


def _status(mail: SandboxMail) -> EmailMessage:
    about, whole = EmailMessage(SMTP), EmailMessage(SMTP)
    whole["Reporting-MTA"] = f"dns; {OURS}"
    about["Final-Recipient"] = f"rfc822; {mail.address}"
    about["Action"] = "failed"
    about["Status"] = "5.1.1"
    about["Diagnostic-Code"] = "smtp; 550 5.1.1 no such mailbox here"
    status = EmailMessage(SMTP)
    status["Content-Type"] = "message/delivery-status"
    status.set_payload([whole, about])
    return status


def _holiday_subject(mail: SandboxMail, is_swedish: bool) -> str:
    return f"{'Automatiskt svar' if is_swedish else 'Automatic reply'}: {mail.subject}"


def _message(mail: SandboxMail, to: str, subject: str, now: datetime) -> EmailMessage:
    message = EmailMessage(SMTP)
    message["From"] = mail.address
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=OURS)
    return message
