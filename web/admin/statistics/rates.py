"""Plots of response rates: by how, when and in which sub-account referees were asked."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.flows.statistics.answering import Group
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.channels import took
from web.admin.statistics.plots import Bar, Plot, table
from web.admin.statistics.told import Told

COMPARABLE = 20  # of fewer than these, which hour is best is chance
RATES = "asked submitted share median mean"


def contacts(known: Statistics, told: Told) -> Plot:
    """Nobody knows where somebody would have answered who did not: the rate is by how they were asked."""
    groups = {told(f"contact.{one}"): known.contacts[one] for one in Contact if one in known.contacts}
    return _rates("contacts", "contact", groups, told, _best(groups, told, "says.contacts"))


def sub_accounts(known: Statistics, told: Told, names: Sequence[SubAccount]) -> Plot:
    """In the order of their names: this is no contest. Two of one name are told apart by their keys."""
    times = Counter(one.name for one in names)
    labels = {one.key: one.name if one.name and times[one.name] == 1 else f"{one.name} ({one.key})" for one in names}
    named = sorted((label, key) for key, label in labels.items() if key in known.sub_accounts)
    groups = {label: known.sub_accounts[key] for label, key in named}
    return _rates("sub_accounts", "sub_account", groups, told, told("says.sub_accounts", count=len(groups)))


def hours_asked(known: Statistics, told: Told) -> Plot:
    """Hours in which nobody is invited are left out at both ends."""
    hours = range(min(known.hours, default=8), max(known.hours, default=19) + 1)
    groups = {told("clock", hour=f"{hour:02d}"): one for hour in hours if (one := known.hours.get(hour))}
    bars = [_rate(f"{hour:02d}", known.hours.get(hour), told) for hour in hours]
    return _rates("hours_asked", "hour", groups, told, _best(groups, told, "says.hours_asked"), bars)


def weekdays_asked(known: Statistics, told: Told) -> Plot:
    groups = {told.weekday(day): one for day in range(7) if (one := known.weekdays.get(day))}
    bars = [_rate(told.short_weekday(day), known.weekdays.get(day), told) for day in range(7)]
    return _rates("weekdays_asked", "weekday", groups, told, _best(groups, told, "says.weekdays_asked"), bars)


def _rates(
    key: str, first: str, groups: Mapping[str, Group], told: Told, says: str, bars: Sequence[Bar] | None = None
) -> Plot:
    """A plot of response rates, with a bar for each group unless it is told which."""
    rows = [(label, one.asked, one.submitted, one.share, *took(one)) for label, one in groups.items()]
    drawn = bars if bars is not None else [_rate(label, one, told) for label, one in groups.items()]
    return Plot(key, says, table(f"{first} {RATES}", rows), tuple(drawn), most=100)


def _best(groups: Mapping[str, Group], told: Told, key: str) -> str:
    """Which has the highest rate and which the lowest, of those that are enough to compare."""
    rates = {label: 100 * one.submitted / one.asked for label, one in groups.items() if one.asked >= COMPARABLE}
    if len(rates) < 2:
        return told("says.too_few_groups")
    best, worst = max(rates, key=lambda label: rates[label]), min(rates, key=lambda label: rates[label])
    return told(key, best=best, highest=told.percent(rates[best]), worst=worst, lowest=told.percent(rates[worst]))


def _rate(label: str, one: Group | None, told: Told) -> Bar:
    if one is None:
        return Bar(label, (0,))
    return Bar(label, (one.share.percent or 0,), told.share(one.share))
