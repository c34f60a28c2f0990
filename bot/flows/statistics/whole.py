"""All figures of a period together, and the few that are compared with the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.channel import Channel, Contact
from bot.domain.check import CheckStatus
from bot.domain.message import Purpose
from bot.domain.prices import Prices
from bot.flows.statistics import answering, hours
from bot.flows.statistics.answering import Ending, Group
from bot.flows.statistics.costs import Cost, cost_of, costs_by_purpose, messages_by_channel
from bot.flows.statistics.hours import Heat
from bot.flows.statistics.measures import Share, Times, times
from bot.flows.statistics.period import Period
from bot.flows.statistics.rows import CheckCounted, Counted


@dataclass(frozen=True, slots=True)
class KeyFigures:
    checks: int  # started
    cancelled: int
    completed: Share  # of those that were not cancelled
    all: Group
    open: int  # referees who may yet answer
    naming: Times  # how long candidates took to name somebody
    cost: Cost

    @property
    def segments_per_reference(self) -> float | None:
        return self.cost.segments_per(self.all.submitted)


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
        answering.endings(asked),
        answering.spread(answering.times_taken(asked)),
        answering.after_reminders(asked),
        [(monday, weeks.get(monday) or answering.group([])) for monday in period.weeks],
        answering.grouped([one for one in asked if one.submitted_at], lambda one: one.answered_on or None),
        answering.grouped(asked, lambda one: one.contact),
        answering.grouped(asked, lambda one: one.sub_account),
        hours.by_hour_asked(asked),
        hours.by_weekday_asked(asked),
        hours.answers_by_hour(asked),
        costs_by_purpose(counted.messages, prices),
        messages_by_channel(counted.messages),
    )


def key_figures(counted: Counted, prices: Prices) -> KeyFigures:
    checks = counted.checks
    cancelled = sum(1 for one in checks if one.status is CheckStatus.CANCELLED)
    completed = sum(1 for one in checks if one.status is CheckStatus.COMPLETED)
    return KeyFigures(
        checks=len(checks),
        cancelled=cancelled,
        completed=Share(completed, len(checks) - cancelled),
        all=answering.group(counted.references),
        open=answering.endings(counted.references)[Ending.OPEN],
        naming=times(_times_to_name(checks)),
        cost=cost_of(counted.messages, prices),
    )


def _times_to_name(checks: Sequence[CheckCounted]) -> list[timedelta]:
    return [max(one.named_at - one.started_at, timedelta()) for one in checks if one.named_at]
