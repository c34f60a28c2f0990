"""What somebody looks at: the figures of the days and checks that they have chosen."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.organisation import SubAccount
from bot.flows.statistics.period import last_days
from bot.flows.statistics.question_rows import QuestionsCounted
from bot.flows.statistics.whole import Statistics, statistics
from bot.storage.reading import organisations, questionnaires
from bot.storage.reading.answered import questions_counted
from bot.storage.reading.statistics import counted
from web.admin.page import Visit
from web.admin.statistics.filters import Filters, filters_of
from web.admin.statistics.told import Told


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


async def _titles(visit: Visit) -> dict[str, str]:
    """Of the questionnaires that there are or were, by name, in the user's language where they are in it."""
    own = await questionnaires.own(visit.organisation)
    contents = await questionnaires.contents_of(visit.organisation, own)
    known = {**visit.vouchline.questionnaires, **{(one.name, one.language): contents[one.content] for one in own}}
    return {name: (known.get((name, visit.user.language)) or one).title for (name, _), one in known.items()}
