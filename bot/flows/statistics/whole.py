"""All figures of a period together."""

from dataclasses import dataclass
from datetime import date

from bot.domain.channel import Channel, Contact
from bot.domain.message import Purpose
from bot.domain.prices import Prices
from bot.flows.statistics import answering, hours
from bot.flows.statistics.answering import Group
from bot.flows.statistics.costs import Charged, Cost, charged_for, costs_by_purpose, messages_by_channel
from bot.flows.statistics.endings import Ending, endings
from bot.flows.statistics.hours import Heat
from bot.flows.statistics.key_figures import KeyFigures, key_figures
from bot.flows.statistics.period import Period
from bot.flows.statistics.rows import Counted
from bot.flows.statistics.spreads import after_reminders, spread


@dataclass(frozen=True, slots=True)
class Statistics:
    period: Period
    now: KeyFigures
    before: KeyFigures
    endings: dict[Ending, int]
    spread: list[int]
    after_reminders: list[int]
    weeks: list[tuple[date, Group]]
    channels: dict[str, Group]
    contacts: dict[Contact, Group]
    sub_accounts: dict[str, Group]
    hours: dict[int, Group]  # by the hour of the invitation
    weekdays: dict[int, Group]
    heat: Heat
    purposes: dict[Purpose, Cost]
    messages: dict[Channel, int]
    charged: Charged

    @property
    def is_empty(self) -> bool:
        return not self.now.checks


def statistics(counted: Counted, before: Counted, period: Period, prices: Prices) -> Statistics:
    asked = counted.references
    weeks = answering.grouped(asked, lambda one: period.week_of(one.check_started_at))
    return Statistics(
        period,
        key_figures(counted, prices),
        key_figures(before, prices),
        endings(asked),
        spread(answering.times_taken(asked)),
        after_reminders(asked),
        [(monday, weeks.get(monday) or answering.group([])) for monday in period.weeks],
        answering.grouped([one for one in asked if one.submitted_at], lambda one: one.answered_on or None),
        answering.grouped(asked, lambda one: one.contact),
        answering.grouped(asked, lambda one: one.sub_account),
        hours.by_hour_asked(asked),
        hours.by_weekday_asked(asked),
        hours.answers_by_hour(asked),
        costs_by_purpose(counted.messages, prices),
        messages_by_channel(counted.messages),
        charged_for(counted.messages),
    )
