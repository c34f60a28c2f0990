"""What an organisation has used of its budget this month, and what its users should know of its limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.counted import HUNDREDTHS, Why
from bot.domain.limits import Allowance, Limits


@dataclass(frozen=True, slots=True)
class Usage:
    month: str
    over_at: datetime  # when the month is over
    segments: int = 0
    cost: int = 0  # in ten-thousandths of the currency
    held: frozenset[Why] = frozenset()  # what has held something back, this month or today

    @property
    def hundredths(self) -> int:
        """Rounded up, as nothing must seem to fit that doesn't."""
        return -(-self.cost // HUNDREDTHS)


@dataclass(frozen=True, slots=True)
class Warned:
    kind: str  # "budget_near", "budget_over", "number_over", "block_over"
    used: int = 0
    budget: int = 0
    is_cost: bool = False  # in hundredths of the currency, else in segments


def warnings(usage: Usage, allowance: Allowance, limits: Limits) -> tuple[Warned, ...]:
    """Of the budget the gravest alone."""
    spending = sorted(_spending(usage, allowance, limits), key=lambda one: one.kind, reverse=True)
    rates = (Warned(f"{why}_over") for why in (Why.NUMBER, Why.BLOCK) if why in usage.held)
    return (*spending[:1], *rates)


def _spending(usage: Usage, allowance: Allowance, limits: Limits) -> Iterator[Warned]:
    of = ((usage.segments, allowance.segments, False), (usage.hundredths, allowance.cost, True))
    for used, budget, is_cost in of:
        if budget is None:
            continue
        if used >= budget or Why.BUDGET in usage.held:
            yield Warned("budget_over", used, budget, is_cost)
        elif used * 100 >= budget * limits.alarm_percent:
            yield Warned("budget_near", used, budget, is_cost)
