"""Figures as the API shows them."""

from datetime import timedelta

from bot.flows.statistics.answering import Group
from bot.flows.statistics.costs import Cost
from bot.flows.statistics.key_figures import KeyFigures
from bot.flows.statistics.measures import Share, Times
from bot.flows.statistics.question_rows import QuestionsCounted
from bot.flows.statistics.questions import question_steps
from bot.flows.statistics.spreads import HOURS
from bot.flows.statistics.whole import Statistics
from web.api.organisation.gives_statistics import (
    BarCounted,
    ChargedGiven,
    CostCounted,
    GroupCounted,
    KeyFiguresGiven,
    QuestionsGiven,
    QuestionStepGiven,
    ShareCounted,
    StatisticsGiven,
    TimesCounted,
    WeekCounted,
)

AN_HOUR = timedelta(hours=1)


def statistics_given(known: Statistics, asked: QuestionsCounted | None, currency: str) -> StatisticsGiven:
    period = known.period
    return StatisticsGiven(
        first=period.first,
        last=period.last,
        zone=period.zone,
        currency=currency,
        now=_key_figures(known.now),
        before=_key_figures(known.before),
        cost=_cost(known.now.cost),
        charged=ChargedGiven.model_validate(known.charged, from_attributes=True),
        endings=known.endings,
        weeks=[WeekCounted(monday=monday, **_group(one).model_dump()) for monday, one in known.weeks],
        channels={key: _group(one) for key, one in known.channels.items()},
        contacts={key: _group(one) for key, one in known.contacts.items()},
        sub_accounts={key: _group(one) for key, one in known.sub_accounts.items()},
        hours={key: _group(one) for key, one in sorted(known.hours.items())},
        weekdays={key: _group(one) for key, one in sorted(known.weekdays.items())},
        answered_at=known.heat,
        answered_within=[
            BarCounted(below_hours=below, submitted=count)
            for below, count in zip((*HOURS, None), known.spread, strict=True)
        ],
        after_reminders=known.after_reminders,
        messages=known.messages,
        cost_by_purpose={key: _cost(one) for key, one in known.purposes.items()},
        questions=_questions(asked) if asked else None,
    )


def _key_figures(one: KeyFigures) -> KeyFiguresGiven:
    return KeyFiguresGiven(
        checks=one.checks,
        cancelled=one.cancelled,
        completed=_share(one.completed),
        references=_group(one.all),
        open=one.open,
        hours_to_name=_times(one.naming),
        segments_per_reference=one.segments_per_reference,
    )


def _group(one: Group) -> GroupCounted:
    return GroupCounted(
        asked=one.asked, submitted=one.submitted, response=_share(one.share), hours_to_answer=_times(one.took)
    )


def _share(one: Share) -> ShareCounted:
    percent = None if one.percent is None else round(one.percent, 1)
    return ShareCounted(part=one.part, of=one.of, percent=percent)


def _times(one: Times) -> TimesCounted:
    return TimesCounted(count=one.count, mean=_hours(one.mean), median=_hours(one.median), nine_of_ten=_hours(one.most))


def _hours(taken: timedelta | None) -> float | None:
    return None if taken is None else round(taken / AN_HOUR, 4)


def _cost(one: Cost) -> CostCounted:
    return CostCounted(messages=one.messages, segments=one.segments, amount=one.amount, segments_unpriced=one.unpriced)


def _questions(asked: QuestionsCounted) -> QuestionsGiven:
    return QuestionsGiven(
        questionnaire=asked.name,
        title=asked.title,
        asked=asked.asked,
        started=asked.started,
        submitted=asked.submitted,
        declined=asked.declined,
        questions=[
            QuestionStepGiven(
                key=one.key,
                label=one.label,
                answered=_share(one.share),
                waiting=one.waiting,
                hours=_times(one.took),
            )
            for one in question_steps(asked)
        ],
    )
