"""What goes wrong at the provider, by seeded chance."""

import random
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    NONE = "none"
    ANSWERED_500_AFTER_ACCEPTING = "answered 500 after accepting"
    ANSWERED_500 = "answered 500 without accepting"
    DROPPED_AFTER_ACCEPTING = "dropped the connection after accepting"
    DROPPED = "dropped the connection before accepting"
    BUSY = "answered 429"
    SLOW = "answered slowly after accepting"
    SLOW_TO_ACCEPT = "accepted slowly"


WORST = {
    Fault.ANSWERED_500_AFTER_ACCEPTING: 0.07,
    Fault.ANSWERED_500: 0.03,
    Fault.DROPPED_AFTER_ACCEPTING: 0.04,
    Fault.DROPPED: 0.03,
    Fault.BUSY: 0.02,
    Fault.SLOW: 0.03,
    Fault.SLOW_TO_ACCEPT: 0.03,
}
REFUSING = frozenset({Fault.ANSWERED_500, Fault.DROPPED, Fault.BUSY})
ANSWERED_201 = frozenset({Fault.NONE, Fault.SLOW, Fault.SLOW_TO_ACCEPT})


@dataclass(slots=True)
class Faults:
    """Chances between 0 and 1. Without chances nothing ever goes wrong, and callbacks come in order."""

    seed: int = 0
    sending: dict[Fault, float] = field(default_factory=dict)
    asking: dict[Fault, float] = field(default_factory=dict)
    twice: float = 0.0  # a callback or an inbound webhook comes again
    unreported: float = 0.0  # a message of which no callback ever comes
    out_of_order: float = 0.0  # `delivered` overtakes `sent`
    most_delay_seconds: float = 0.0
    most_slow_seconds: float = 2.0
    met: dict[Fault, int] = field(default_factory=dict)
    _chance: random.Random = field(init=False)
    _sends: random.Random = field(init=False)  # of their own, so that the fifth meets the same whatever comes between

    def __post_init__(self) -> None:
        self._chance, self._sends = random.Random(f"{self.seed}/rest"), random.Random(self.seed)

    @classmethod
    def worst(cls, seed: int) -> "Faults":
        """About one of four sends go wrong in some way."""
        asking = {Fault.ANSWERED_500: 0.05, Fault.DROPPED: 0.05, Fault.BUSY: 0.05}
        return cls(seed, dict(WORST), asking, twice=0.15, unreported=0.3, out_of_order=0.25, most_delay_seconds=0.3)

    def calm(self) -> None:
        """From now on nothing goes wrong."""
        self.sending, self.asking = {}, {}
        self.twice = self.unreported = self.out_of_order = 0.0

    def of_sending(self) -> Fault:
        return self._pick(self.sending, self._sends)

    def of_asking(self) -> Fault:
        return self._pick(self.asking, self._chance)

    def comes_twice(self) -> bool:
        return self._chance.random() < self.twice

    def goes_unreported(self) -> bool:
        return self._chance.random() < self.unreported

    def comes_out_of_order(self) -> bool:
        return self._chance.random() < self.out_of_order

    def delay_seconds(self) -> float:
        return self._chance.uniform(0, self.most_delay_seconds)

    def slow_seconds(self) -> float:
        return self._chance.uniform(0.1, self.most_slow_seconds)

    def _pick(self, chances: dict[Fault, float], by: random.Random) -> Fault:
        names = [*chances, Fault.NONE]
        weights = [*chances.values(), 1 - sum(chances.values())]
        fault = by.choices(names, weights)[0]
        self.met[fault] = self.met.get(fault, 0) + 1
        return fault
