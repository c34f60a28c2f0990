"""Until when a method is left alone in a workspace, so that all who call it wait for the same 429 (Slack counts so)."""

import time
from collections.abc import Callable

from bot.channels.slack.errors import SlackBusy

MOST_KEPT = 5_000


class Resting:
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until: dict[tuple[str, str], float] = {}

    def check(self, workspace: str, method: str) -> None:
        """Raises `SlackBusy` while it rests."""
        wait = self._until.get((workspace, method), 0.0) - self._now()
        if wait > 0:
            raise SlackBusy(wait)

    def rest(self, workspace: str, method: str, seconds: float) -> None:
        if len(self._until) >= MOST_KEPT:
            self._until = {key: until for key, until in self._until.items() if until > self._now()}
        until = self._now() + seconds
        self._until[workspace, method] = max(until, self._until.get((workspace, method), 0.0))
