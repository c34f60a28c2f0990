"""How often a method may be called: only what Slack limits hardest, updating messages, is counted here."""

import math
from collections import defaultdict, deque

from bot.channels.sandbox.slack.passes import Seconds
from bot.channels.sandbox.slack.refused import Refused

WINDOW_SECONDS = 60.0
MOST = {"chat.update": 50}  # tier 3


class Pace:
    def __init__(self, seconds: Seconds) -> None:
        self._seconds = seconds
        self._calls: dict[str, deque[float]] = defaultdict(deque)

    def count(self, method: str) -> None:
        """Raises `Refused` with the seconds to wait."""
        if method not in MOST:
            return
        now, calls = self._seconds(), self._calls[method]
        while calls and calls[0] <= now - WINDOW_SECONDS:
            calls.popleft()
        if len(calls) >= MOST[method]:
            raise Refused("ratelimited", retry_after=math.ceil(calls[0] + WINDOW_SECONDS - now))
        calls.append(now)
