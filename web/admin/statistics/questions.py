"""Plots of a questionnaire: how far people come, and how long each question takes."""

from datetime import timedelta

from bot.flows.statistics.measures import FEW, Share
from bot.flows.statistics.question_rows import QuestionsCounted
from bot.flows.statistics.questions import QuestionStep, question_steps
from web.admin.statistics.plots import Bar, Plot, table
from web.admin.statistics.told import Told


def funnel(counted: QuestionsCounted, told: Told) -> Plot:
    """Asked, began, answered each question, submitted."""
    steps = question_steps(counted)
    began = Share(counted.started, counted.asked)
    reached: list[tuple[str, int, Share, int]] = [
        (told("step.started"), counted.started, began, _waiting_before(counted)),
        *((one.label, one.share.part, one.share, one.waiting) for one in steps),
        (told("step.submitted"), counted.submitted, _submitting(counted, steps), counted.stopped_at.get("review", 0)),
    ]
    asked = told("step.asked"), counted.asked
    return Plot(
        "funnel",
        _hardest(counted, steps, told),
        table("step reached share waiting", [(*asked, "", ""), *reached]),
        (
            Bar(asked[0], (counted.asked,), told.number(counted.asked)),
            *(Bar(label, (count,), _lost(count, share, told)) for label, count, share, _ in reached),
        ),
        most=counted.asked,
    )


def question_times(counted: QuestionsCounted, told: Told) -> Plot:
    steps = question_steps(counted)
    medians = {one.label: one.took.median for one in steps if one.took.median is not None}
    says = told("says.too_few", count=counted.submitted)
    if medians:
        longest = max(medians, key=lambda label: medians[label])
        whole = told.duration(sum(medians.values(), timedelta()))
        says = told("says.question_times", question=longest, time=told.duration(medians[longest]), whole=whole)
    rows = [(one.label, one.took.count, one.took, one.took.most) for one in steps]
    return Plot(
        "question_times",
        says,
        table("question times median nine_of_ten", rows),
        tuple(
            Bar(one.label, (one.took.median.total_seconds() if one.took.median else 0,), told.cell(one.took))
            for one in steps
        ),
    )


def _hardest(counted: QuestionsCounted, steps: list[QuestionStep], told: Told) -> str:
    if counted.started < FEW:
        return told("says.too_few", count=counted.started)
    lost = {one.label: one.share.of - one.share.part for one in steps}
    most = max(lost.values(), default=0)
    if not most:
        return told("says.no_drop", count=counted.started)
    where = next(label for label, count in lost.items() if count == most)
    return told("says.funnel", question=where, count=most, started=told.number(counted.started))


def _submitting(counted: QuestionsCounted, steps: list[QuestionStep]) -> Share:
    answered_all = steps[-1].share.part if steps else counted.started
    return Share(counted.submitted, max(answered_all, counted.submitted))


def _waiting_before(counted: QuestionsCounted) -> int:
    """Those who wait at a step before the first question: own details, dates worked together."""
    return sum(count for step, count in counted.stopped_at.items() if step in ("consent", "details", "dates"))


def _lost(count: int, share: Share, told: Told) -> str:
    lost = share.of - share.part
    return f"{told.number(count)} (−{told.number(lost)})" if lost else told.number(count)
