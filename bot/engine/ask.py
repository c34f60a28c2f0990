"""Puts a row and waits for what comes of it, for those who want an answer: the API, a page."""

import asyncio
import time
from typing import Any

from bot.domain.inbox import Row
from bot.engine.intake import Intake
from bot.engine.turn import Turns
from bot.errors import Conflict, NotFound, RequestRefused, Unavailable
from bot.ports import StorageUnreachable, TurnStore, Wakeups

PATIENCE_SECONDS = 10.0
LOOK_SECONDS = 0.25  # another program may be applying the row, and its news be lost

# What a flow's refusal is to the one who asked; every other kind is a mistake in the request.
CONFLICTS = frozenset(
    {
        "referee-entered",
        "still-running",
        "sender-taken",
        "nobody-to-remind",
        "check-cancelled",
        "no-credits",
        "credits-unlimited",
        "too-many-references",
        "not-submitted",
        "follow-up-open",
        "referee-has-stopped",
        "candidate-has-stopped",
        "candidate-declined",
        "candidate-withdraws",
        "too-many-webhooks",
    }
)
UNKNOWN = frozenset({"unknown-check", "unknown-conversation", "unknown-api-key", "unknown-webhook"})


class Ask:
    def __init__(self, store: TurnStore, intake: Intake, turns: Turns, wakeups: Wakeups) -> None:
        self._store, self._intake, self._turns, self._wakeups = store, intake, turns, wakeups

    async def __call__(self, row: Row, patience_seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The outcome of the row. The same row asked again gives the outcome of the first.

        Raises `RequestRefused` as the flow refuses it, and `Unavailable` when no turn came in time.
        """
        try:
            await self._intake.put([row])
            outcome = await self._outcome(row, time.monotonic() + patience_seconds)
        except StorageUnreachable:
            raise Unavailable("unavailable", "The database cannot be reached; try again in a moment.") from None
        if refused := outcome.get("refused"):
            raise _refusal(**refused)
        return outcome

    async def _outcome(self, row: Row, deadline: float) -> dict[str, Any]:
        with self._wakeups.follow(row.lane) as follower:
            while time.monotonic() < deadline:
                turn = self._turns.begin(row.lane)
                await asyncio.wait({turn}, timeout=max(0.0, deadline - time.monotonic()))
                if (outcome := await self._store.outcome(row.source, row.key)) is not None:
                    return outcome
                await follower.news(LOOK_SECONDS)
        raise Unavailable("unavailable", "The request was taken but not applied in time; ask again for its outcome.")


def _refusal(kind: str, detail: str, at: str | None = None, **more: Any) -> RequestRefused:
    if kind in CONFLICTS:
        return Conflict(kind, detail, at, **more)
    return (NotFound if kind in UNKNOWN else RequestRefused)(kind, detail, at, **more)
