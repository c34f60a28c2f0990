"""The same numbers as a file: one for each row, under names that are the same in every language."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

from bot.flows.statistics.measures import Share, Times
from bot.report_files.spreadsheet import FORMULA
from web.admin.statistics.plots import Cell, Plot

COLUMNS = ("figure", "group", "measure", "value", "unit")
AN_HOUR = timedelta(hours=1)


def spreadsheet(plots: Iterable[Plot], currency: str) -> bytes:
    """In UTF-8 with the mark by which spreadsheets know it. What is of too few to tell, or unknown, is empty."""
    written = io.StringIO(newline="")
    sheet = csv.writer(written, quoting=csv.QUOTE_ALL)
    sheet.writerow(COLUMNS)
    for plot in plots:
        sheet.writerows(_rows(plot, currency))
    return written.getvalue().encode("utf-8-sig", errors="replace")


def _rows(plot: Plot, currency: str) -> Iterator[tuple[str, ...]]:
    for group, *cells in plot.table.rows:
        for measure, cell in zip(plot.table.columns[1:], cells, strict=True):
            yield (plot.key, FORMULA.sub("'", str(group)), measure, *_plain(cell, currency))


def _plain(cell: Cell, currency: str) -> tuple[str, str]:
    """A value and its unit."""
    match cell:
        case Share():
            return "" if cell.percent is None else f"{cell.percent:.1f}", "percent"
        case Times():
            return _plain(cell.median, currency)
        case timedelta():
            return f"{cell / AN_HOUR:.4f}", "hours"
        case Decimal():
            return f"{cell:.4f}", currency
        case float():
            return f"{cell:.2f}", ""
        case None:
            return "", ""
    return str(cell), ""
