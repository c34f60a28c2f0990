"""What is the matter with a phone of the sandbox: nothing, unless its number or somebody at the page says otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Texts(StrEnum):
    """What becomes of text messages to a phone; all but the first are Twilio's codes."""

    ARRIVE = "arrive"
    # refused at once
    INVALID = "21211"
    OPTED_OUT = "21610"
    NOT_MOBILE = "21614"
    # taken, and never delivered
    NOT_IN_USE = "30005"
    LANDLINE = "30006"
    FILTERED = "30007"
    UNEXPLAINED = "30008"

    @property
    def code(self) -> int | None:
        return int(self) if self is not Texts.ARRIVE else None

    @property
    def is_refused(self) -> bool:
        return self in (Texts.INVALID, Texts.OPTED_OUT, Texts.NOT_MOBILE)


@dataclass(frozen=True, slots=True)
class SandboxPhone:
    """By its plain number."""

    address: str
    is_on_whatsapp: bool = True
    has_blocked_us: bool = False  # on WhatsApp, which never says so
    is_off: bool = False
    texts: Texts = Texts.ARRIVE

    @property
    def is_sound(self) -> bool:
        return self == SandboxPhone(self.address)


class SandboxPhones(Protocol):
    async def put(self, phone: SandboxPhone) -> None: ...

    async def those(self, addresses: Collection[str]) -> Mapping[str, SandboxPhone]:
        """By their plain numbers; only those of which somebody has said something."""
        ...
