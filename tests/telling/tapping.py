"""WhatsApp as a telling shows it: an approved template as it reads, choices in brackets, and what tapping one sends."""

from typing import Any

from bot.catalogues.whatsapp_templates import read_templates
from bot.domain.channel import Channel
from bot.domain.form import Choice
from bot.domain.message import Message

TEMPLATES = read_templates()


def lines_of(message: Message) -> list[str]:
    """What the phone shows; the last line is what may be tapped."""
    if message.channel is not Channel.WHATSAPP:
        return message.body.split("\n")
    choices = " ".join(f"[{one.title}]" for one in choices_of(message))
    return [*_said(message), *([choices] if choices else [])]


def choices_of(message: Message) -> tuple[Choice, ...]:
    return TEMPLATES.by_name[message.form.template].buttons if message.form.window_closed else message.form.choices


def tap(title: str, messages: list[Message]) -> dict[str, Any]:
    """What comes in when the newest choice of this title is tapped; `old` before it means the one before that."""
    wanted = title.removeprefix("old ")
    found = [(one, message) for message in reversed(messages) for one in choices_of(message) if one.title == wanted]
    assert found, f"nothing says {wanted}"
    chosen, message = found[1 if wanted != title else 0]
    # The id that the told world's carrier has given it.
    return {"words": chosen.title, "button": chosen.id, "kind": "interactive", "replied": f"SM{message.id:04}"}


def _said(message: Message) -> list[str]:
    if not message.form.window_closed:
        return message.body.split("\n")
    return [TEMPLATES.by_name[message.form.template].said(message.form.variables)]
