"""A sender: the number or address that we write from, and how fast it may write."""

from dataclasses import dataclass

from bot.domain.channel import Channel


@dataclass(frozen=True, slots=True)
class Sender:
    key: str
    channel: Channel
    address: str  # E.164, or empty when only a messaging service is known
    segments_per_second: float
    messaging_service: str | None = None
