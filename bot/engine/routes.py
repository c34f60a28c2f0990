"""Which carrier takes the messages of which sender."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.channel import Channel
from bot.domain.sender import Sender, Senders
from bot.ports import Carrier


@dataclass(frozen=True, slots=True)
class Route:
    carrier: Carrier
    sender: Sender


@dataclass(frozen=True, slots=True)
class Routes:
    """A carrier for each channel; where there is none, there is no route."""

    carriers: Mapping[Channel, Carrier]
    senders: Senders

    def get(self, key: str) -> Route | None:
        sender = self.senders.get(key)
        carrier = self.carriers.get(sender.channel) if sender else None
        return Route(carrier, sender) if carrier and sender else None
