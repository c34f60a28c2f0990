"""Plots by what referees have in common: where they answered, when they were asked, in which sub-account."""

from collections.abc import Sequence

from bot.domain.organisation import SubAccount
from bot.flows.statistics.answering import Group
from bot.flows.statistics.measures import Share
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Bar, Plot, table
from web.admin.statistics.told import Told


def channels(known: Statistics, told: Told) -> Plot:
    groups = sorted(known.channels.items(), key=lambda one: -one[1].submitted)
    total = sum(one.submitted for _, one in groups)
    says = told("says.too_few", count=total)
    if total and (share := Share(groups[0][1].submitted, total)).percent is not None:
        says = told("says.channels", channel=_channel(groups[0][0], told), share=told.share(share))
    return Plot(
        "channels",
        says,
        table(
            "channel submitted share median",
            [(_channel(key, told), one.submitted, Share(one.submitted, total), one.took) for key, one in groups],
        ),
        tuple(Bar(_channel(key, told), (one.submitted,), _with_median(one, told)) for key, one in groups),
    )


def sub_accounts(known: Statistics, told: Told, names: Sequence[SubAccount]) -> Plot:
    """In their own order: this is no contest."""
    groups = [(one.name or one.key, known.sub_accounts[one.key]) for one in names if one.key in known.sub_accounts]
    return Plot(
        "sub_accounts",
        told("says.sub_accounts", count=len(groups)),
        table(
            "sub_account asked submitted share median",
            [(name, one.asked, one.submitted, one.share, one.took) for name, one in groups],
        ),
        tuple(_rate(name, one, told) for name, one in groups),
        most=100,
    )


def hours_asked(known: Statistics, told: Told) -> Plot:
    hours = range(min(known.hours, default=8), max(known.hours, default=19) + 1)
    groups = {hour: known.hours.get(hour) for hour in hours}
    return Plot(
        "hours_asked",
        _best(
            {told("clock", hour=f"{hour:02d}"): one for hour, one in groups.items() if one}, told, "says.hours_asked"
        ),
        table(
            "hour asked submitted share median",
            [
                (told("clock", hour=f"{hour:02d}"), one.asked, one.submitted, one.share, one.took)
                for hour, one in groups.items()
                if one
            ],
        ),
        tuple(_rate(f"{hour:02d}", one, told) if one else Bar(f"{hour:02d}", (0,)) for hour, one in groups.items()),
        most=100,
    )


def weekdays_asked(known: Statistics, told: Told) -> Plot:
    groups = {day: known.weekdays.get(day) for day in range(7)}
    return Plot(
        "weekdays_asked",
        _best({told.weekday(day): one for day, one in groups.items() if one}, told, "says.weekdays_asked"),
        table(
            "weekday asked submitted share median",
            [(told.weekday(day), one.asked, one.submitted, one.share, one.took) for day, one in groups.items() if one],
        ),
        tuple(
            _rate(told.short_weekday(day), one, told) if one else Bar(told.short_weekday(day), (0,))
            for day, one in groups.items()
        ),
        most=100,
    )


def _best(groups: dict[str, Group], told: Told, key: str) -> str:
    """Who was asked then has answered soonest, of those who are enough to tell."""
    medians = {label: one.took.median for label, one in groups.items() if one.took.median is not None}
    if len(medians) < 2:
        return told("says.too_few_groups")
    best = min(medians, key=lambda label: medians[label])
    worst = max(medians, key=lambda label: medians[label])
    return told(key, best=best, soonest=told.duration(medians[best]), worst=worst, latest=told.duration(medians[worst]))


def _rate(label: str, one: Group, told: Told) -> Bar:
    return Bar(label, (one.share.percent or 0,), told.share(one.share))


def _with_median(one: Group, told: Told) -> str:
    if one.took.median is None:
        return told.number(one.submitted)
    return told("with_median", number=told.number(one.submitted), median=told.duration(one.took.median))


def _channel(key: str, told: Told) -> str:
    return told(f"answered_on.{key}")
