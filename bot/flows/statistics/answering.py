"""Who answers of those who were asked, and how soon."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from bot.domain.reference import Standing
from bot.flows.statistics.measures import Share, Times, times
from bot.flows.statistics.rows import ReferenceCounted

Key = TypeVar("Key")
HOURS = (1, 4, 8, 24, 48, 72, 168)  # where one bar of the histogram ends and the next begins


class Ending(StrEnum):
    """What has become of asking somebody. Every referee who was asked is in one of them."""

    SUBMITTED = "submitted"
    OPEN = "open"
    DECLINED = "declined"
    UNOBTAINABLE = "unobtainable"
    REPLACED = "replaced"


ENDINGS = {
    Standing.SUBMITTED: Ending.SUBMITTED,
    Standing.DECLINED: Ending.DECLINED,
    Standing.UNOBTAINABLE: Ending.UNOBTAINABLE,
    Standing.REPLACED: Ending.REPLACED,
    Standing.WITHDRAWN: Ending.REPLACED,  # no longer wanted, as those for whom another was named
}


@dataclass(frozen=True, slots=True)
class Group:
    """Referees who have something in common: how many were asked and answered, and how long it took them."""

    asked: int
    submitted: int
    took: Times

    @property
    def share(self) -> Share:
        return Share(self.submitted, self.asked)


def endings(references: Iterable[ReferenceCounted]) -> dict[Ending, int]:
    """All of them, in their order."""
    found = Counter(ENDINGS.get(one.standing, Ending.OPEN) for one in references)
    return {ending: found[ending] for ending in Ending}


def time_taken(one: ReferenceCounted) -> timedelta | None:
    """From the invitation to the submission."""
    if one.asked_at is None or one.submitted_at is None:
        return None
    return max(one.submitted_at - one.asked_at, timedelta())


def times_taken(references: Iterable[ReferenceCounted]) -> list[timedelta]:
    return [taken for one in references if (taken := time_taken(one)) is not None]


def group(references: Sequence[ReferenceCounted]) -> Group:
    submitted = sum(1 for one in references if one.submitted_at is not None)
    return Group(len(references), submitted, times(times_taken(references)))


def grouped(references: Iterable[ReferenceCounted], key: Callable[[ReferenceCounted], Key | None]) -> dict[Key, Group]:
    """Those without a key are left out."""
    found: dict[Key, list[ReferenceCounted]] = defaultdict(list)
    for one in references:
        its_own = key(one)
        if its_own is not None:
            found[its_own].append(one)
    return {its_own: group(those) for its_own, those in found.items()}


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
