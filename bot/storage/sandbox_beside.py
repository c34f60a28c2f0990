"""What a sandbox message has that is in no column of its own, as JSON and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.form import Choice
from bot.domain.sandbox import SandboxMessage
from bot.domain.sandbox_content import Tappable


def beside(message: SandboxMessage) -> dict[str, Any]:
    return {
        "shown_at": message.shown_at.isoformat(),
        "service": message.messaging_service,
        "callback": message.status_callback,
        "card": message.card,
        "medium": message.medium_type,
        "fields": dict(message.fields),
        "content": message.content,
        "choices": [[one.id, one.title, one.description] for one in message.tappable.choices],
        "opens": message.tappable.opens,
        "error": message.error,
    }


def read_beside(kept: Mapping[str, Any]) -> dict[str, Any]:
    """As a message's own fields. Older messages say nothing of cards and taps."""
    choices = tuple(Choice(*one) for one in kept.get("choices", ()))
    return {
        "shown_at": datetime.fromisoformat(kept["shown_at"]),
        "messaging_service": kept["service"],
        "status_callback": kept["callback"],
        "card": kept.get("card"),
        "medium_type": kept.get("medium", ""),
        "fields": kept.get("fields", {}),
        "content": kept.get("content", ""),
        "tappable": Tappable(choices, kept.get("opens", "")),
        "error": kept.get("error"),
    }
