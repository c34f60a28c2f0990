"""The few figures that are compared with the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.check import CheckStatus
from bot.domain.prices import Prices
from bot.flows.statistics import answering
from bot.flows.statistics.answering import Group
from bot.flows.statistics.costs import Cost, cost_of
from bot.flows.statistics.endings import Ending, endings
from bot.flows.statistics.measures import Share, Times, times
from bot.flows.statistics.rows import CheckCounted, Counted


@dataclass(frozen=True, slots=True)
class KeyFigures:
    checks: int  # started
    cancelled: int
    completed: Share  # of those that were not cancelled
    all: Group
    open: int  # referees who may yet answer
    naming: Times  # how long candidates took to name somebody
    cost: Cost

    @property
    def segments_per_reference(self) -> float | None:
        return self.cost.segments_per(self.all.submitted)


def key_figures(counted: Counted, prices: Prices) -> KeyFigures:
    checks = counted.checks
    cancelled = sum(1 for one in checks if one.status is CheckStatus.CANCELLED)
    completed = sum(1 for one in checks if one.status is CheckStatus.COMPLETED)
    return KeyFigures(
        checks=len(checks),
        cancelled=cancelled,
        completed=Share(completed, len(checks) - cancelled),
        all=answering.group(counted.references),
        open=endings(counted.references)[Ending.OPEN],
        naming=times(_times_to_name(checks)),
        cost=cost_of(counted.messages, prices),
    )


def _times_to_name(checks: Sequence[CheckCounted]) -> list[timedelta]:
    return [max(one.named_at - one.started_at, timedelta()) for one in checks if one.named_at]
