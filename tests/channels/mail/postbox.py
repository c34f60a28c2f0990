"""A mail server for tests: takes mail, or answers as it is told to, and remembers all that was handed over."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.ports import own_port

READY_SECONDS = 60.0
GONE = "gone"  # an answer that never comes: the connection breaks instead


@dataclass
class Postbox:
    answer: str = ""  # to the words of every mail
    answers: list[str] = field(default_factory=list)  # to the next ones, before that
    answers_to: dict[str, list[str]] = field(default_factory=dict)  # to the next ones for an address, before those
    at_rcpt: dict[str, str] = field(default_factory=dict)  # by address
    at_mail: str = ""
    taken: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)  # who it comes back to, whom it is for
    encrypted: list[bool] = field(default_factory=list)
    passwords: list[bytes] = field(default_factory=list)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.at_mail:
            return self.at_mail
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if refused := self.at_rcpt.get(address):
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mine = (self.answers_to[one] for one in envelope.rcpt_tos if self.answers_to.get(one))
        coming = next(mine, self.answers)
        answer = coming.pop(0) if coming else self.answer
        if answer and answer != GONE:
            return answer
        self.encrypted.append(session.ssl is not None)
        self.envelopes.append((envelope.mail_from or "", envelope.rcpt_tos))
        self.taken.append(message_from_bytes(bytes(envelope.content or b""), policy=default))  # type: ignore[arg-type]
        if answer == GONE:
            server.transport.abort()  # type: ignore[union-attr]
        return "250 OK"

    def signs_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
        self.passwords.append(given.password)
        return AuthResult(success=given.password == b"p@ss", handled=False)

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.taken if address in str(mail["To"])]

    async def until(self, holds: Callable[[], object], seconds: float = 100.0) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.02)


@contextmanager
def served(postbox: Postbox, tls: ssl.SSLContext | None = None, port: int = 0, **more: Any) -> Iterator[int]:
    port = port or own_port()
    usual = {"enable_SMTPUTF8": True, "ready_timeout": READY_SECONDS}
    controller = Controller(postbox, hostname="127.0.0.1", port=port, tls_context=tls, **usual | more)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def part(mail: EmailMessage, kind: str) -> str:
    """The words of its `plain` or `html` part, with line ends as we write them."""
    found = mail.get_body((kind,))
    assert found is not None, f"no {kind} part in {mail['Subject']}"
    return str(found.get_content()).replace("\r\n", "\n")
