"""Plots of week after week: how many were asked, and how many of them have answered."""

from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Bar, Plot, table
from web.admin.statistics.told import Told


def trend(known: Statistics, told: Told) -> Plot:
    """Referees asked and submitted, by the week in which their check was started."""
    asked = max((one.asked for _, one in known.weeks), default=0)
    busiest = next((day for day, one in known.weeks if one.asked == asked), known.period.first)
    return Plot(
        "weeks",
        told("says.weeks", week=told.day(busiest), count=asked, weeks=len(known.weeks)),
        table(
            "week asked submitted share median mean",
            [
                (told.long_day(day), one.asked, one.submitted, one.share, one.took, one.took.mean or "")
                for day, one in known.weeks
            ],
        ),
        tuple(Bar(told.day(day), (one.submitted, one.asked - one.submitted)) for day, one in known.weeks),
        (told("series.submitted"), told("series.not_submitted")),
    )


def rates(known: Statistics, told: Told) -> Plot:
    """The response rate of the same weeks; a week of too few is a gap."""
    told_of = [(day, one.share.percent) for day, one in known.weeks if one.share.percent is not None]
    lowest, highest = (f(told_of, key=lambda one: one[1], default=None) for f in (min, max))
    says = told("says.no_rates")
    if lowest and highest and len(told_of) > 1:
        says = told(
            "says.rates",
            lowest=told.percent(lowest[1]),
            low_week=told.day(lowest[0]),
            highest=told.percent(highest[1]),
            high_week=told.day(highest[0]),
        )
    return Plot(
        "rates",
        says,
        table("week share of", [(told.long_day(day), one.share, one.asked) for day, one in known.weeks]),
        tuple(
            Bar(told.day(day), () if one.share.percent is None else (one.share.percent,), told.share(one.share))
            for day, one in known.weeks
        ),
        most=100,
    )
