"""Counts requests within one process."""

import time
from collections.abc import Callable

from bot.domain.pace import Pace, Taken

MOST_KEPT = 10_000


class InProcessPacer:
    """Meets `bot.ports.pacing.Pacer`. `seconds` only goes forward."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}  # when all that somebody may ask at once is free again

    async def take(self, whose: str, pace: Pace) -> Taken:
        now = self._seconds()
        used = max(0.0, self._free_at.get(whose, now) - now)
        if not pace.has_room(used):
            return pace.standing(False, used)
        self._free_at[whose] = now + used + pace.each_seconds
        if len(self._free_at) > MOST_KEPT:
            self._forget(now)
        return pace.standing(True, used + pace.each_seconds)

    async def close(self) -> None:
        pass

    def _forget(self, now: float) -> None:
        """Those who have not asked lately; and where all have, the half that asked first."""
        kept = {whose: at for whose, at in self._free_at.items() if at > now}
        self._free_at = kept if len(kept) < MOST_KEPT else dict(list(kept.items())[MOST_KEPT // 2 :])
