"""What goes wrong at Slack: by seeded chance, or at the next call of a method."""

import random
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    NONE = "none"
    ANSWERED_500_AFTERWARDS = "answered 500 after doing the work"
    ANSWERED_500 = "answered 500 without doing the work"
    DROPPED_AFTERWARDS = "dropped the connection after doing the work"
    DROPPED = "dropped the connection before doing the work"
    BUSY = "answered 429"
    INTERNAL = "answered internal_error without doing the work"


AFTERWARDS = frozenset({Fault.ANSWERED_500_AFTERWARDS, Fault.DROPPED_AFTERWARDS})
WORST = {
    Fault.ANSWERED_500_AFTERWARDS: 0.03,
    Fault.ANSWERED_500: 0.03,
    Fault.DROPPED_AFTERWARDS: 0.03,
    Fault.DROPPED: 0.03,
    Fault.BUSY: 0.02,
    Fault.INTERNAL: 0.02,
}


ANYWHERE = ""


@dataclass(slots=True)
class Faults:
    """`chances` are between 0 and 1; `coming` holds what the next calls of a method in a channel meet."""

    seed: int = 0
    chances: dict[Fault, float] = field(default_factory=dict)
    coming: dict[tuple[str, str], list[Fault]] = field(default_factory=dict)
    retry_after_seconds: int = 1
    met: dict[Fault, int] = field(default_factory=dict)
    _chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    @classmethod
    def worst(cls, seed: int) -> "Faults":
        """About one of six calls goes wrong in some way."""
        return cls(seed, dict(WORST))

    def of(self, method: str, channel: str) -> Fault:
        coming = self.coming.get((method, channel)) or self.coming.get((method, ANYWHERE))
        fault = coming.pop(0) if coming else self._pick()
        self.met[fault] = self.met.get(fault, 0) + 1
        return fault

    def _pick(self) -> Fault:
        names = [*self.chances, Fault.NONE]
        weights = [*self.chances.values(), 1 - sum(self.chances.values())]
        return self._chance.choices(names, weights)[0]
