"""The page of figures, and the file with the same numbers."""

from datetime import timedelta

from aiohttp import web

from web.admin.page import Visit
from web.admin.statistics import costs, heat
from web.admin.statistics.all_plots import plots
from web.admin.statistics.figures import key_figures
from web.admin.statistics.filters import SHORTCUTS
from web.admin.statistics.look import Looked, look
from web.admin.statistics.spreadsheet import spreadsheet
from web.download import download

PAGE, FILE = "/admin/statistics", "/admin/statistics.csv"


async def show(visit: Visit) -> web.Response:
    return _page(visit, await look(visit))


def _page(visit: Visit, looked: Looked) -> web.Response:
    known, told, filters = looked.known, looked.told, looked.filters
    drawn = {} if known.is_empty else _drawn(looked)
    return visit.draw(
        "statistics.html",
        status=200 if filters.is_right else 422,
        form=filters.form,
        filters=filters,
        shortcuts=_shortcuts(looked),
        period=(told.long_day(filters.period.first), told.long_day(filters.period.last)),
        told=told,
        page=PAGE,
        file=filters.address(FILE),
        is_empty=known.is_empty,
        **drawn,
    )


async def save(visit: Visit) -> web.Response:
    """The numbers as CSV; the page that says what is wrong, where something is."""
    looked = await look(visit)
    if not looked.filters.is_right:
        return _page(visit, looked)
    first, last = looked.filters.period.first, looked.filters.period.last
    content = spreadsheet(plots(looked).values(), looked.told.currency)
    return download(content, "text/csv", f"vouchline-{first}-{last}.csv", charset="utf-8")


def _shortcuts(looked: Looked) -> list[dict[str, object]]:
    """The last days, up to today."""
    filters, told = looked.filters, looked.told
    today = looked.today
    return [
        {
            "label": told("filter.days", count=days),
            "address": filters.address(PAGE, since=(today - timedelta(days=days - 1)).isoformat(), until=str(today)),
            "is_here": filters.period.last == today and filters.period.days == days,
        }
        for days in SHORTCUTS
    ]


def _drawn(looked: Looked) -> dict[str, object]:
    known, told = looked.known, looked.told
    return {
        "figures": key_figures(known, told),
        "plots": plots(looked),
        "heat_rows": heat.rows(known, told),
        "questionnaire": looked.questions.title if looked.questions else "",
        "others": costs.others(known, told),
    }
