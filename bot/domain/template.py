"""A WhatsApp template: what is said with it, and how far WhatsApp is in approving it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.form import Choice

IN_SESSION_BUTTONS, MOST_ITEMS = 3, 10
LONGEST_BODY, LONGEST_BUTTON, LONGEST_ITEM, LONGEST_DESCRIPTION, LONGEST_ID = 1024, 20, 24, 72, 200


class Approval(StrEnum):
    UNSUBMITTED = "unsubmitted"
    RECEIVED = "received"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    PAUSED = "paused"
    DISABLED = "disabled"
    NOT_NEEDED = "not_needed"  # within 24 hours of what the person wrote


COMING = frozenset({Approval.UNSUBMITTED, Approval.RECEIVED, Approval.PENDING})


@dataclass(frozen=True, slots=True)
class Template:
    """One of `config/whatsapp_templates.toml`. The body has `{{1}}`, `{{2}}` … where variables go."""

    name: str  # with its language: referee_opening_sv
    language: str
    body: str
    examples: tuple[str, ...]  # of the variables, in their order
    buttons: tuple[Choice, ...]

    def said(self, variables: tuple[str, ...]) -> str:
        text = self.body
        for place, value in enumerate(variables, 1):
            text = text.replace(f"{{{{{place}}}}}", value)
        return text


@dataclass(frozen=True, slots=True)
class Templates:
    by_name: Mapping[str, Template]
    list_buttons: Mapping[str, str]  # by language: how the button is called that opens a list


@dataclass(frozen=True, slots=True)
class KeptContent:
    """A content template as the provider knows it. The name holds a hash of what it says."""

    name: str
    sid: str
    approval: Approval
    reason: str = ""  # why it was rejected, in WhatsApp's words
