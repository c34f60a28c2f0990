"""What lets the app react to a person for a little while: how long that is, and that the oldest is forgotten."""

from collections.abc import Callable
from typing import Any

MOST_KEPT = 2000

Seconds = Callable[[], float]  # of the machine's clock, from any beginning


def forget_oldest(kept: dict[str, Any]) -> None:
    while len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
