"""How fast somebody may ask: so many at once, and so many a second after that (GCRA: one number is kept of each)."""

import math
from dataclasses import dataclass

ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Taken:
    """How things stand after somebody has asked."""

    is_allowed: bool
    left: int
    full_in_seconds: int  # until all that may be asked at once may be asked again
    again_in_seconds: int  # until one more may be asked


@dataclass(frozen=True, slots=True)
class Pace:
    per_second: float
    burst: int

    @property
    def each_seconds(self) -> float:
        return 1 / self.per_second

    @property
    def window_seconds(self) -> float:
        """In which `burst` come to be free again."""
        return self.burst * self.each_seconds

    def has_room(self, used_seconds: float) -> bool:
        return used_seconds + self.each_seconds <= self.window_seconds + ROUNDING

    def standing(self, is_allowed: bool, used_seconds: float) -> Taken:
        """`used_seconds` of the window, with what was just taken."""
        left = math.floor((self.window_seconds - used_seconds) * self.per_second + ROUNDING)
        again = max(0.0, used_seconds + self.each_seconds - self.window_seconds)
        return Taken(is_allowed, max(0, left), math.ceil(used_seconds), math.ceil(again - ROUNDING))
