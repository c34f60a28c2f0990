"""What the core asks of whoever carries e-mail."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Image:
    """Shown in the HTML by `cid:`, and part of the mail: nothing of a mail is loaded from anywhere."""

    name: str
    kind: str  # image/png
    content: bytes


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a mail to somebody of a check says around its words."""

    key: str  # ours of the message: a mail that is sent again has the same Message-ID
    thread: str  # mails of one belong together
    is_first: bool  # of its thread
    sent_as: str  # the name beside the sender's address
    return_address: str  # where servers report that it did not arrive
    reply_address: str
    stop_link: str  # for one click (RFC 8058)
    stop_address: str = ""  # the same by mail; empty where nobody reads it


@dataclass(frozen=True, slots=True)
class Mail:
    to: str  # one address
    subject: str
    text: str
    html: str = ""  # the same for readers who want it; empty: plain text alone
    head: Letterhead | None = None
    images: tuple[Image, ...] = ()


class MailNotSent(Exception):
    """`permanent`: it will never be taken as it is. Otherwise it may be tried again.

    `error` names it as `bot/channels/mail/errors.toml` does. `may_be_taken`: it went, and no answer came.
    `is_for_all`: the server takes nothing now, whatever is to be sent.
    """

    def __init__(
        self, reason: str, *, permanent: bool, error: str = "", may_be_taken: bool = False, is_for_all: bool = False
    ) -> None:
        super().__init__(reason)
        self.permanent, self.error = permanent, error
        self.may_be_taken, self.is_for_all = may_be_taken, is_for_all


class Mailer(Protocol):
    async def send(self, mail: Mail) -> None:
        """Returns when it has been taken. Raises `MailNotSent`."""
        ...
