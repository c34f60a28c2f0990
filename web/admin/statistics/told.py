"""Figures as people write them, in their language."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from babel.dates import format_date, get_day_names
from babel.numbers import format_currency, format_decimal, format_percent

from bot.flows.statistics.measures import Share, Times
from bot.flows.texts import Texts
from web.admin.statistics.plots import Cell, Table

PERIODS = (("seconds", 1, 120), ("minutes", 60, 2 * 3600), ("hours", 3600, 48 * 3600))
A_DAY = 24 * 3600
CODE = re.compile(r"^([A-Z]{3})(?=\d)")


@dataclass(frozen=True)
class Told:
    texts: Texts
    currency: str

    def __call__(self, key: str, **values: object) -> str:
        return self.texts(f"admin.statistics.{key}", **values)

    def columns(self, table: Table) -> list[str]:
        """Columns of hours bear their own name: there are no texts for "h08"."""
        return [one[1:] if one[1:].isdigit() else self(f"column.{one}") for one in table.columns]

    def rows(self, table: Table) -> list[list[str]]:
        return [[self.cell(one) for one in row] for row in table.rows]

    def cell(self, cell: Cell) -> str:
        """Whatever a table holds."""
        match cell:
            case Share():
                return self.share(cell)
            case Times():
                return self.duration(cell.median) if cell.median is not None else self.few(cell.count)
            case timedelta():
                return self.duration(cell)
            case Decimal():
                return self.money(cell)
            case int() | float():
                return self.number(cell)
        return cell if cell is not None else self("unknown")

    def share(self, share: Share) -> str:
        percent = share.percent
        return self.few(share.of) if percent is None else self.percent(percent)

    def percent(self, percent: float) -> str:
        return format_percent(round(percent) / 100, locale=self.texts.language)

    def few(self, count: int) -> str:
        return self("few", count=count) if count else "–"

    def number(self, number: float) -> str:
        places = "#,##0.#" if abs(number) < 100 else "#,##0"
        return format_decimal(number, places, locale=self.texts.language)

    def money(self, amount: Decimal, currency: str = "") -> str:
        """A code of letters stands apart from its number, which Babel forgets."""
        written = format_currency(amount, currency or self.currency, locale=self.texts.language)
        return CODE.sub("\\1\N{NO-BREAK SPACE}", written)

    def duration(self, taken: timedelta) -> str:
        """Such as "72 s", "35 min", "5.5 h", "3.2 days"."""
        seconds = taken.total_seconds()
        for name, unit, below in PERIODS:
            if seconds < below:
                return self(f"period.{name}", number=self._rounded(seconds / unit, name))
        return self("period.days", number=self._rounded(seconds / A_DAY, "days"))

    def day(self, day: date) -> str:
        """Such as "5 Oct"."""
        return format_date(day, "d MMM", locale=self.texts.language).replace(".", "")

    def long_day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self.texts.language)

    def weekday(self, number: int) -> str:
        """Monday is 0."""
        return str(get_day_names("wide", locale=self.texts.language)[number])

    def short_weekday(self, number: int) -> str:
        return str(get_day_names("abbreviated", locale=self.texts.language)[number]).replace(".", "")

    def _rounded(self, number: float, unit: str) -> str:
        has_half = unit in ("hours", "days") and number < 10
        return format_decimal(number, "0.#" if has_half else "0", locale=self.texts.language)
