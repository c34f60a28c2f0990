"""Ids and timestamps as Slack makes them."""

import secrets
import string
from datetime import datetime

LETTERS = string.ascii_uppercase + string.digits


def an_id(kind: str) -> str:
    return kind + "".join(secrets.choice(LETTERS) for _ in range(10))


def a_short_id() -> str:
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(5))


class Stamps:
    """Each ts later than the one before, so that it is unique in its channel."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, real: datetime) -> str:
        self._last = max(int(real.timestamp() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"
