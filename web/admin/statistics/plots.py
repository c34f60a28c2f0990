"""A plot: what it shows in a sentence, the marks that are drawn, and the table of the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from bot.flows.statistics.measures import Share, Times

Cell = str | int | float | Share | Times | timedelta | Decimal | None  # what a table holds


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot, in as many parts as there are series."""

    label: str
    parts: tuple[float, ...]
    shown: str = ""  # beside or above it


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]  # texts `admin.statistics.column.…`; the same words in a file
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    key: str  # its title is the text `admin.statistics.plot.{key}`
    says: str
    table: Table
    bars: tuple[Bar, ...] = ()
    series: tuple[str, ...] = ()  # what the parts of a bar are
    most: float | None = None  # where the scale ends, when not at the longest bar
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(any(one.parts) for one in self.bars)


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure, beside what it was before."""

    key: str
    shown: str
    about: str
    before: str


def table(columns: str, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """`columns`: their keys in one string."""
    return Table(tuple(columns.split()), tuple(rows))
