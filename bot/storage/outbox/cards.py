"""What a check's desk is told of the post that shows its card (R52)."""

from collections.abc import Mapping
from typing import Any

from bot.domain.desk import desk_lane
from bot.domain.inbox import Happening, Row
from bot.domain.message import Message, Purpose


def card_posted(message: Message, provider_id: str, told: Mapping[str, Any]) -> list[Row]:
    """`provider_id` is the channel and the message's name in it, with a colon between them."""
    channel, _, ts = provider_id.partition(":")
    return _row(message, "sent", Happening.CARD_POSTED, {"channel": channel, "ts": ts, **told})


def card_refused(message: Message, error: str) -> list[Row]:
    return _row(message, "refused", Happening.CARD_REFUSED, {"error": error})


def _row(message: Message, ending: str, happening: Happening, about: dict[str, Any]) -> list[Row]:
    if message.purpose is not Purpose.CARD or message.check is None:
        return []
    posting = int(message.key.rpartition(":")[2])
    return [
        Row(desk_lane(message.check), "outbox", f"{message.key}:{ending}", happening, {"posting": posting, **about})
    ]
