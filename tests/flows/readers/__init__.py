"""Words as people write them, and the answers that are read from them. What cannot be read is never guessed."""

from typing import Any

from bot.domain.channel import Channel
from bot.flows.talk import Inbound, Reader, Reading, Understood

UNCLEAR = object()


def reading(reader: Reader, text: str, comment: str = "") -> Reading:
    return reader(Inbound(text, Channel.SMS, "twilio:SM1", comment))


def value(reader: Reader, text: str) -> Any:
    """The value understood, alone, or UNCLEAR."""
    found = reading(reader, text)
    return found.value if isinstance(found, Understood) else UNCLEAR
