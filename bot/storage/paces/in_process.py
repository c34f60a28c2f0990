"""Counts requests within one process."""

import time
from collections.abc import Callable

from bot.domain.pace import Pace, Taken

MOST_KEPT = 10_000


class InProcessPacer:
    """Meets `bot.ports.pacing.Pacer`. `seconds` only goes forward."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._free_at: dict[str, dict[str, float]] = {}  # by kind, when all that somebody may ask at once is free again

    async def take(self, whose: str, pace: Pace) -> Taken:
        """Those of one kind, such as guesses, never make those of another forgotten."""
        now, kind = self._seconds(), whose.partition(":")[0]
        free_at = self._free_at.setdefault(kind, {})
        used = max(0.0, free_at.get(whose, now) - now)
        if not pace.has_room(used):
            return pace.standing(False, used)
        free_at[whose] = now + used + pace.each_seconds
        if len(free_at) > MOST_KEPT:
            self._free_at[kind] = _kept(free_at, now)
        return pace.standing(True, used + pace.each_seconds)

    async def close(self) -> None:
        pass


def _kept(free_at: dict[str, float], now: float) -> dict[str, float]:
    """Without those who have not asked lately; and where all have, without the half that asked first."""
    kept = {whose: at for whose, at in free_at.items() if at > now}
    return kept if len(kept) < MOST_KEPT else dict(list(kept.items())[MOST_KEPT // 2 :])
