"""How times and reminders are spread over those who submitted."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import timedelta

from bot.flows.statistics.rows import ReferenceCounted

HOURS = (1, 4, 8, 24, 48, 72, 168)  # where one bar of the histogram ends and the next begins


def spread(taken: Iterable[timedelta]) -> list[int]:
    """How many took less than 1 h, 1 to 4 h and so on by `HOURS`, and longer than all of these."""
    counts = [0] * (len(HOURS) + 1)
    for one in taken:
        counts[bisect_right(HOURS, one.total_seconds() / 3600)] += 1
    return counts


def after_reminders(references: Iterable[ReferenceCounted], most: int = 4) -> list[int]:
    """How many were submitted after no reminder, one, two and so on; the last count holds all above."""
    counts = [0] * (most + 1)
    for one in references:
        if one.submitted_at is not None:
            counts[min(one.reminded, most)] += 1
    return counts
