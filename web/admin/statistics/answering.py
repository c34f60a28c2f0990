"""Plots of who answers and how soon: what became of asking, after how long, after how many reminders."""

from bot.flows.statistics.endings import Ending
from bot.flows.statistics.measures import Share
from bot.flows.statistics.spreads import HOURS
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Bar, Plot, table
from web.admin.statistics.told import Told


def endings(known: Statistics, told: Told) -> Plot:
    asked, counts = known.now.all.asked, known.endings
    shares = {ending: Share(count, asked) for ending, count in counts.items()}
    return Plot(
        "endings",
        told(
            "says.endings",
            submitted=told.number(counts[Ending.SUBMITTED]),
            asked=told.number(asked),
            open=told.number(counts[Ending.OPEN]),
        ),
        table("ending referees share", [(_ending(one, told), counts[one], shares[one]) for one in Ending]),
        tuple(Bar(_ending(one, told), (counts[one],), told.share(shares[one])) for one in Ending),
    )


def spread(known: Statistics, told: Told) -> Plot:
    took = known.now.all.took
    says = told("says.too_few", count=took.count)
    if took.median is not None and took.most is not None and took.mean is not None:
        median, most, mean = (told.duration(one) for one in (took.median, took.most, took.mean))
        says = told("says.spread", median=median, most=most, mean=mean)
    labels = [_between(place, told) for place in range(len(HOURS) + 1)]
    timed = sum(known.spread)
    return Plot(
        "spread",
        says,
        table(
            "time submitted share",
            [(label, count, Share(count, timed)) for label, count in zip(labels, known.spread, strict=True)],
        ),
        tuple(Bar(label, (count,), told.number(count)) for label, count in zip(labels, known.spread, strict=True)),
    )


def after_reminders(known: Statistics, told: Told) -> Plot:
    counts = known.after_reminders
    submitted = sum(counts)
    labels = [told(f"reminders.{number}") for number in range(len(counts))]
    at_once = Share(counts[0], submitted)
    says = told("says.too_few", count=submitted)
    if at_once.percent is not None:
        says = told("says.reminders", share=told.percent(at_once.percent), count=submitted - counts[0])
    shares = [Share(count, submitted) for count in counts]
    return Plot(
        "reminders",
        says,
        table("reminders submitted share", list(zip(labels, counts, shares, strict=True))),
        tuple(
            Bar(label, (count,), _count_and_share(count, share, told))
            for label, count, share in zip(labels, counts, shares, strict=True)
        ),
    )


def _count_and_share(count: int, share: Share, told: Told) -> str:
    if not count or share.percent is None:
        return told.number(count)
    return f"{told.number(count)} · {told.percent(share.percent)}"


def _ending(ending: Ending, told: Told) -> str:
    return told(f"ending.{ending}")


def _between(place: int, told: Told) -> str:
    """Such as "4–8 h" and "2–3 days": where one bar of the histogram begins and ends."""
    return told(f"spread.{place}")
