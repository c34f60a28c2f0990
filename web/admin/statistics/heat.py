"""The plot of when people answer: a square for each hour of each weekday."""

from dataclasses import dataclass

from bot.flows.statistics.measures import FEW, Share
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Plot, table
from web.admin.statistics.told import Told


@dataclass(frozen=True, slots=True)
class HeatRow:
    label: str
    long_label: str
    counts: tuple[int, ...]


def answers(known: Statistics, told: Told) -> Plot:
    columns = " ".join(["weekday", *(f"h{hour:02d}" for hour in range(24))])
    return Plot(
        "heat", _says(known, told), table(columns, [(one.long_label, *one.counts) for one in rows(known, told)])
    )


def rows(known: Statistics, told: Told) -> list[HeatRow]:
    return [HeatRow(told.short_weekday(day), told.weekday(day), tuple(counts)) for day, counts in enumerate(known.heat)]


def _says(known: Statistics, told: Told) -> str:
    daytime = _daytime(known)
    if daytime.percent is None:
        return told("says.too_few", count=daytime.of)
    share = told.percent(daytime.percent)
    most, day, hour = max((count, -day, -hour) for day, row in enumerate(known.heat) for hour, count in enumerate(row))
    if most < FEW:
        return told("says.heat_even", share=share)
    return told("says.heat", weekday=told.weekday(-day), hour=told("clock", hour=f"{-hour:02d}"), share=share)


def _daytime(known: Statistics) -> Share:
    """Answers between eight and five on weekdays, of all."""
    return Share(sum(sum(row[8:17]) for row in known.heat[:5]), sum(sum(row) for row in known.heat))
