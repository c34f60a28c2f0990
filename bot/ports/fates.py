"""What the core asks of storage about messages that a provider has accepted."""

from datetime import datetime
from typing import Protocol

from bot.domain.fate import Asked
from bot.ports.channels import Charge


class FateStore(Protocol):
    async def take(self, now: datetime, most: int) -> list[Asked]:
        """Messages whose provider is to be asked now, of which nobody else asks for the next minute."""
        ...

    async def answered(self, asked: Asked, charge: Charge | None, again_at: datetime | None) -> None:
        """The provider has answered: what it says of the cost is kept, and it is asked again then, or never again."""
        ...

    async def put_off(self, asked: Asked, wait_seconds: float) -> None:
        """It could not be asked now."""
        ...

    async def next_ask(self, now: datetime) -> datetime | None:
        """When a provider is next to be asked whether something has arrived."""
        ...
