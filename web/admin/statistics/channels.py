"""The plot of where references were answered: in the thread, on the web, or both together (R28)."""

from bot.flows.statistics.answering import Group
from bot.flows.statistics.measures import Share
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Bar, Cell, Plot, table
from web.admin.statistics.told import Told


def channels(known: Statistics, told: Told) -> Plot:
    groups = sorted(known.channels.items(), key=lambda one: -one[1].submitted)
    total = sum(one.submitted for _, one in groups)
    names = [told(f"answered_on.{key}") for key, _ in groups]
    shares = [Share(one.submitted, total) for _, one in groups]
    says = told("says.too_few", count=total)
    if shares and shares[0].percent is not None:
        says = told("says.channels", channel=names[0], share=told.share(shares[0]))
    rows = [
        (name, one.submitted, share, *took(one)) for name, (_, one), share in zip(names, groups, shares, strict=True)
    ]
    bars = (Bar(name, (one.submitted,), _with_median(one, told)) for name, (_, one) in zip(names, groups, strict=True))
    return Plot("channels", says, table("channel submitted share median mean", rows), tuple(bars))


def took(one: Group) -> tuple[Cell, Cell]:
    """The median, or that they are too few, which need not be said twice."""
    return one.took, one.took.mean if one.took.mean is not None else ""


def _with_median(one: Group, told: Told) -> str:
    if one.took.median is None:
        return told.number(one.submitted)
    return told("with_median", number=told.number(one.submitted), median=told.duration(one.took.median))
