"""The page of figures, and the file with the same numbers."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aiohttp import web

from bot.domain.organisation import SubAccount
from bot.flows.statistics.period import last_days
from bot.flows.statistics.rows import QuestionsCounted
from bot.flows.statistics.whole import Statistics, statistics
from bot.storage.reading import organisations, questionnaires
from bot.storage.reading.answered import questions_counted
from bot.storage.reading.statistics import counted
from web.admin.page import Visit
from web.admin.statistics import answering, costs, groups, heat, questions
from web.admin.statistics.figures import key_figures
from web.admin.statistics.filters import SHORTCUTS, Filters, filters_of
from web.admin.statistics.plots import Plot
from web.admin.statistics.spreadsheet import spreadsheet
from web.admin.statistics.told import Told
from web.download import download

PAGE, FILE = "/admin/statistics", "/admin/statistics.csv"


@dataclass(frozen=True)
class Looked:
    """What somebody looks at."""

    filters: Filters
    sub_accounts: Sequence[SubAccount]
    known: Statistics
    questions: QuestionsCounted | None
    told: Told
    today: date


async def look(visit: Visit) -> Looked:
    sub_accounts = await organisations.sub_accounts(visit.organisation)
    filters = await filters_of(visit, sub_accounts, await _titles(visit))
    period, cohort = filters.period, filters.cohort(filters.period)
    now = await counted(visit.organisation, cohort)
    before = await counted(visit.organisation, filters.cohort(period.before), is_brief=True)
    asked = await questions_counted(visit.organisation, cohort, visit.texts.language)
    prices = visit.vouchline.prices
    # Of tens of thousands it takes a second, in which others are to be answered, too.
    known = await asyncio.to_thread(statistics, now, before, period, prices)
    today = last_days(1, visit.vouchline.clock.now(), period.zone).last
    return Looked(filters, sub_accounts, known, asked, Told(visit.texts, prices.currency), today)


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


def plots(looked: Looked) -> dict[str, Plot]:
    """All of them by key, in their order; those of questions only where there is a questionnaire."""
    known, told = looked.known, looked.told
    found = [
        answering.trend(known, told),
        answering.rates(known, told),
        answering.endings(known, told),
        answering.spread(known, told),
        answering.after_reminders(known, told),
        groups.contacts(known, told),
        groups.channels(known, told),
        heat.answers(known, told),
        groups.hours_asked(known, told),
        groups.weekdays_asked(known, told),
        groups.sub_accounts(known, told, looked.sub_accounts),
        costs.segments(known, told),
    ]
    if looked.questions:
        found += [questions.funnel(looked.questions, told), questions.question_times(looked.questions, told)]
    return {one.key: one for one in found}


def _drawn(looked: Looked) -> dict[str, object]:
    known, told = looked.known, looked.told
    return {
        "figures": key_figures(known, told),
        "plots": plots(looked),
        "heat_rows": heat.rows(known, told),
        "questionnaire": looked.questions.title if looked.questions else "",
        "others": costs.others(known, told),
    }


async def _titles(visit: Visit) -> dict[str, str]:
    """Of the questionnaires that there are or were, by name, in the user's language where they are in it."""
    own = await questionnaires.own(visit.organisation)
    contents = await questionnaires.contents_of(visit.organisation, own)
    known = {**visit.vouchline.questionnaires, **{(one.name, one.language): contents[one.content] for one in own}}
    return {name: (known.get((name, visit.user.language)) or one).title for (name, _), one in known.items()}
