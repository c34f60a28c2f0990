"""Which carrier takes the messages of which sender."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.sender import Sender
from bot.ports import Carrier


@dataclass(frozen=True, slots=True)
class Route:
    carrier: Carrier
    sender: Sender


Routes = Mapping[str, Route]  # by the sender's key
