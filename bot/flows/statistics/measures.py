"""Shares and times, which know when they are of too few to tell anything."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean, median

FEW = 5  # of fewer than these, a share or a median tells of chance, or of somebody


@dataclass(frozen=True, slots=True)
class Share:
    part: int
    of: int

    @property
    def is_few(self) -> bool:
        return self.of < FEW

    @property
    def percent(self) -> float | None:
        """None where they are too few to tell."""
        return None if self.is_few else 100 * self.part / self.of


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took. Nothing of it is told of too few."""

    count: int
    mean: timedelta | None = None
    median: timedelta | None = None
    most: timedelta | None = None  # nine of ten took no longer

    @property
    def is_few(self) -> bool:
        return self.count < FEW


def times(taken: Iterable[timedelta]) -> Times:
    seconds = sorted(one.total_seconds() for one in taken)
    if len(seconds) < FEW:
        return Times(len(seconds))
    nine_of_ten = seconds[math.ceil(0.9 * len(seconds)) - 1]
    return Times(
        len(seconds),
        timedelta(seconds=fmean(seconds)),
        timedelta(seconds=median(seconds)),
        timedelta(seconds=nine_of_ten),
    )
