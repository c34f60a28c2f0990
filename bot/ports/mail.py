"""What the core asks of whoever carries e-mail."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Mail:
    to: str  # one address
    subject: str
    text: str
    html: str = ""  # the same for readers who want it; empty: plain text alone


class MailNotSent(Exception):
    """`permanent`: it will never be taken as it is. Otherwise it may be tried again; it may even have been taken."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Mailer(Protocol):
    async def send(self, mail: Mail) -> None:
        """Returns when it has been taken. Raises `MailNotSent`."""
        ...
