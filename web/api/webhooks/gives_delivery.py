"""One delivery whole: its tries, and what is posted (R53)."""

from pydantic import Field

from bot.hooks.body import HookBody
from web.api.webhooks.gives import DeliveryGiven, TryGiven


class DeliveryWhole(DeliveryGiven):
    tries: list[TryGiven] = Field(description="The oldest first.")
    body: HookBody | None = Field(
        description="As it would be posted now: `event` is as it was, `check` as it stands. Null once it is erased."
    )
