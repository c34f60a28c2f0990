"""Which carrier takes the messages of which sender."""

from dataclasses import dataclass

from bot.domain.sender import Sender, Senders
from bot.ports import Carrier


@dataclass(frozen=True, slots=True)
class Route:
    carrier: Carrier
    sender: Sender


@dataclass(frozen=True, slots=True)
class Routes:
    """One carrier takes all; without it there are no routes."""

    carrier: Carrier | None
    senders: Senders

    def get(self, key: str) -> Route | None:
        sender = self.senders.get(key)
        return Route(self.carrier, sender) if self.carrier and sender else None
