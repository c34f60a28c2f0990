"""Slack tells us of our own posts: the answer to one that never came (`bot/engine/settle.py`)."""

from bot.channels.slack.seat import Echoed
from bot.ports import Clock, OutboxStore, Wakeups
from bot.storage.reading import outbox

KEY = "key"  # in the metadata of each post


class Echoes:
    def __init__(self, store: OutboxStore, wakeups: Wakeups, clock: Clock) -> None:
        self._store, self._wakeups, self._clock = store, wakeups, clock

    async def heard(self, echo: Echoed) -> None:
        """Only of messages to that workspace: what is written beside a post is not proof of whose it is."""
        key = str(echo.payload.get(KEY) or "")
        sender = await outbox.sender_of(key) if key else None
        if sender and sender.startswith(f"slack:{echo.workspace}:"):
            lanes = await self._store.heard(key, f"{echo.channel}:{echo.ts}", self._clock.now())
            self._wakeups.wake(lanes, frozenset({sender}))
