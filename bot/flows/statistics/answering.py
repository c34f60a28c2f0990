"""Who answers of those who were asked, and how soon."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.flows.statistics.measures import Share, Times, times
from bot.flows.statistics.rows import ReferenceCounted

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Group:
    """Referees who have something in common: how many were asked and answered, and how long it took them."""

    asked: int
    submitted: int
    took: Times

    @property
    def share(self) -> Share:
        return Share(self.submitted, self.asked)


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
