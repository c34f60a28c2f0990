"""A mail that came to an address of ours, as the row of the inbox that it is."""

import hashlib
from typing import Any

from bot.channels.mail.addresses import Kind, Named
from bot.channels.mail.incoming.machines import Writer, writer_of
from bot.channels.mail.incoming.old_reports import old_report_in
from bot.channels.mail.incoming.opened import Opened, opened
from bot.channels.mail.incoming.quotes import own_words
from bot.channels.mail.incoming.reports import Report, report_in
from bot.domain.came import Came
from bot.domain.inbox import UNADDRESSED, Happening, Row
from bot.domain.message import Delivery

LONGEST_SUBJECT = 200


def row_of(named: Named, return_path: str, raw: bytes) -> Row:
    """Never fails: what nobody could read is taken as a machine's. The same mail, come again, has the same key."""
    mail = opened(raw)
    key = f"{named.kind}:{named.message}:{_known_by(mail, raw)}"
    report = _report(mail, return_path) if mail else None
    if report and report.delivery:
        payload = _reported(named, report.delivery, report.error)
        return Row(UNADDRESSED, "mail-status", key, Happening.DELIVERY_REPORTED, payload)
    came = Came.DELAYED if report else _came(named, mail, return_path)
    return Row(UNADDRESSED, "mail", key, Happening.MAIL_RECEIVED, _told(named, came, mail))


def _known_by(mail: Opened | None, raw: bytes) -> str:
    """A server that never got our answer sends the mail again, with a line of its own above it."""
    known = "\n".join((mail.header("Message-ID"), mail.header("Subject"), mail.text)).encode() if mail else raw
    return hashlib.sha256(known).hexdigest()[:32]


def _report(mail: Opened, return_path: str) -> Report | None:
    """Somebody's holiday answer comes without a sender, too, and quotes what it likes."""
    if report := report_in(mail):
        return report
    return None if writer_of(mail, return_path) is Writer.AWAY else old_report_in(mail, return_path)


def _came(named: Named, mail: Opened | None, return_path: str) -> Came:
    if mail is None:
        return Came.MACHINE
    writer = writer_of(mail, return_path)
    if named.kind is Kind.STOP and writer is not Writer.AWAY and return_path.strip("<> "):
        return Came.STOP
    return Came.WORDS if writer is Writer.PERSON else Came(writer.value)


def _reported(named: Named, delivery: Delivery, error: str | None) -> dict[str, Any]:
    return {"message": named.message, "provider_id": named.message, "delivery": str(delivery), "error": error}


def _told(named: Named, came: Came, mail: Opened | None) -> dict[str, Any]:
    is_read = mail is not None and came in (Came.WORDS, Came.AWAY)
    return {
        "message": named.message,
        "came": str(came),
        "subject": mail.header("Subject")[:LONGEST_SUBJECT] if mail and is_read else "",
        "text": own_words(mail.text) if mail and is_read else "",
    }
