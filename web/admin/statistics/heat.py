"""The plot of when people answer: a square for each hour of each weekday."""

from dataclasses import dataclass

from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Plot, table
from web.admin.statistics.told import Told


@dataclass(frozen=True, slots=True)
class HeatRow:
    label: str
    long_label: str
    counts: tuple[int, ...]


def answers(known: Statistics, told: Told) -> tuple[Plot, tuple[HeatRow, ...]]:
    rows = tuple(
        HeatRow(told.short_weekday(day), told.weekday(day), tuple(counts)) for day, counts in enumerate(known.heat)
    )
    most, day, hour = max((count, -day, -hour) for day, row in enumerate(known.heat) for hour, count in enumerate(row))
    says = told("says.too_few", count=known.now.all.submitted)
    if most > 1:
        clock = told("clock", hour=f"{-hour:02d}")
        says = told("says.heat", weekday=told.weekday(-day), hour=clock, share=told.percent(_daytime(known)))
    columns = " ".join(["weekday", *(f"h{hour:02d}" for hour in range(24))])
    return Plot("heat", says, table(columns, [(one.long_label, *one.counts) for one in rows])), rows


def _daytime(known: Statistics) -> float:
    """The share of answers between eight and five on weekdays."""
    total = sum(sum(row) for row in known.heat)
    return 100 * sum(sum(row[8:17]) for row in known.heat[:5]) / total
