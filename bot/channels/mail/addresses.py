"""The addresses that our mail comes back to: each names the message it was sent with, and is signed.

Nobody but us can make one, so nothing else that knocks on our door is let in. Mail servers fold case and cut long
names: small letters alone, and never more than 64 of them.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from enum import StrEnum

SIGNATURE_LENGTH = 16  # of 5 bits each
KEY = re.compile(r"[0-9a-z][0-9a-z-]{0,43}")
PLACE = re.compile(r"([a-z])-([0-9a-z-]+)-([a-z2-7]+)")


class Kind(StrEnum):
    RETURN = "b"  # what servers say of the message: the envelope's sender
    REPLY = "r"  # what people and their machines answer: Reply-To
    STOP = "u"  # List-Unsubscribe by mail
    LINK = "l"  # List-Unsubscribe on the web: no address


@dataclass(frozen=True, slots=True)
class Named:
    """What an address, or the token of a link, says."""

    kind: Kind
    message: str  # its key


@dataclass(frozen=True, slots=True)
class MailAddresses:
    """`domain`: where our door is. Without one, what comes back comes to whoever reads `mail_from`."""

    secret: bytes = field(repr=False)
    mail_from: str  # `address` or `Name <address>`
    domain: str = ""

    def return_address(self, message: str) -> str:
        """The envelope's sender of a message, by its key: where servers report that it did not arrive."""
        return self._at_the_door(Kind.RETURN, message) or self._from

    def reply_address(self, message: str) -> str:
        """The Reply-To of a message, by its key; it names the conversation, and whom we wrote to."""
        return self._at_the_door(Kind.REPLY, message) or self._from

    def stop_address(self, message: str) -> str:
        """For `List-Unsubscribe: <mailto:…>`; empty where nobody would read it."""
        return self._at_the_door(Kind.STOP, message)

    def named(self, address: str) -> Named | None:
        """What an address of ours says; None for any other."""
        local, _, domain = address.strip().casefold().rpartition("@")
        if not self.domain or domain.rstrip(".") != self.domain.casefold():
            return None
        named = read(self.secret, local)
        return named if named and named.kind is not Kind.LINK else None

    @property
    def _from(self) -> str:
        return parseaddr(self.mail_from)[1] or self.mail_from

    def _at_the_door(self, kind: Kind, message: str) -> str:
        return f"{signed(self.secret, kind, message)}@{self.domain}" if self.domain else ""


def signed(secret: bytes, kind: Kind, message: str) -> str:
    """Raises `ValueError` for a key that no address can hold."""
    if not KEY.fullmatch(message):
        raise ValueError(f"{message!r} can't be part of an address")
    return f"{kind}-{message}-{_signature(secret, kind, message)}"


def read(secret: bytes, text: str) -> Named | None:
    found = PLACE.fullmatch(text.casefold())
    if found is None or found[1] not in set(Kind) or not KEY.fullmatch(found[2]):
        return None
    named = Named(Kind(found[1]), found[2])
    return named if hmac.compare_digest(found[3], _signature(secret, named.kind, named.message)) else None


def _signature(secret: bytes, kind: Kind, message: str) -> str:
    digest = hmac.new(secret, f"mail:{kind}:{message}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:SIGNATURE_LENGTH]
