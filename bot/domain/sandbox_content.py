"""A content template in the sandbox's likeness of Twilio, what it makes people tap, and its approval by WhatsApp."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.domain.form import Choice


@dataclass(frozen=True, slots=True)
class Tappable:
    """Buttons under a message; or, where `opens` says how it is called, a list behind one button."""

    choices: tuple[Choice, ...] = ()
    opens: str = ""


NOTHING_TO_TAP = Tappable()


@dataclass(frozen=True, slots=True)
class Approval:
    """What was asked of WhatsApp, and when; what it answers is a matter of time and of what it thinks of the words."""

    name: str
    category: str
    asked_at: datetime  # by the machine's clock


@dataclass(frozen=True, slots=True)
class SandboxContent:
    sid: str
    friendly_name: str
    language: str
    variables: Mapping[str, str]  # what stands for a placeholder when nothing is said
    types: Mapping[str, Any]  # as Twilio takes them: `twilio/quick-reply`, …
    created_at: datetime
    position: int
    approval: Approval | None = None


class SandboxContents(Protocol):
    async def put(self, content: SandboxContent) -> None: ...

    async def of(self, sid: str) -> SandboxContent | None: ...

    async def remove(self, sid: str) -> None: ...

    async def all(self) -> Sequence[SandboxContent]:
        """Newest first."""
        ...
