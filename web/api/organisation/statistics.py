"""How checks go, in figures: who answers, how soon, where they stop, at what cost."""

import asyncio
from datetime import date, timedelta

from pydantic import Field

from bot.domain.channel import Contact
from bot.flows.statistics.period import Period, last_days
from bot.flows.statistics.whole import statistics
from bot.storage.reading import organisations
from bot.storage.reading.answered import questions_counted
from bot.storage.reading.cohort import Cohort
from bot.storage.reading.statistics import counted
from web.api.call import Call
from web.api.checks.lifecycle import texts_in
from web.api.checks.searched import zone_of
from web.api.checks.takes import Taken
from web.api.endpoint import endpoint
from web.api.organisation.gives_statistics import StatisticsGiven
from web.api.organisation.statistics_shown import statistics_given
from web.api.words import Day, Key, Language, Name
from web.problems import FieldError, InvalidFields, pointer

USUAL_DAYS, MOST_DAYS = 90, 3 * 366


class StatisticsWanted(Taken):
    """Of the checks started on these days, the last 90 where none are named."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = Field(default=None, description="This day counts, too. Left out: today.")
    sub_account: Key | None = None
    assignment: Name | None = Field(default=None, description="The assignment's id or external_id.")
    questionnaire: Key | None = None
    referee_contact: Contact | None = None
    language: Language | None = Field(
        default=None, description="Of the questions' labels. Left out: the installation's."
    )


@endpoint("How checks go, in figures", takes=StatisticsWanted, gives=StatisticsGiven, problems=("unknown-language",))
async def show_statistics(call: Call, wanted: StatisticsWanted) -> StatisticsGiven:
    texts, prices = texts_in(call, wanted.language or call.vouchline.settings.language), call.vouchline.prices
    period = _period(call, wanted, zone_of(wanted.sub_account, await organisations.sub_accounts(call.organisation)))
    cohort = _cohort(wanted, period)
    now = await counted(call.organisation, cohort)
    before = await counted(call.organisation, _cohort(wanted, period.before), is_brief=True)
    asked = await questions_counted(call.organisation, cohort, texts.language)
    # Of tens of thousands it takes a second, in which others are to be answered, too.
    known = await asyncio.to_thread(statistics, now, before, period, prices)
    return statistics_given(known, asked, prices.currency)


def _period(call: Call, wanted: StatisticsWanted, zone: str) -> Period:
    usual = last_days(USUAL_DAYS, call.vouchline.clock.now(), zone)
    last = wanted.to or max(usual.last, wanted.from_ or usual.last)
    first = wanted.from_ or _days_before(last)
    if not (first.year >= 2000 and last.year <= 2100 and timedelta() <= last - first <= timedelta(days=MOST_DAYS)):
        why = f"must be {first} or later, at most {MOST_DAYS} days later, and between 2000 and 2100"
        raise InvalidFields([FieldError(pointer("to"), why)])
    return Period(first, last, zone)


def _days_before(last: date) -> date:
    return last - timedelta(days=USUAL_DAYS - 1) if last.year > 1 else last


def _cohort(wanted: StatisticsWanted, period: Period) -> Cohort:
    return Cohort(
        period.since,
        period.until,
        wanted.sub_account,
        wanted.assignment,
        wanted.questionnaire,
        wanted.referee_contact,
    )
