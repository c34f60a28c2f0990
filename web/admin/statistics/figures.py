"""The key figures, each beside what it was in the period before."""

from collections.abc import Iterator

from bot.flows.statistics.key_figures import KeyFigures
from bot.flows.statistics.measures import Share, Times
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Figure
from web.admin.statistics.told import Told


def key_figures(known: Statistics, told: Told) -> list[Figure]:
    return list(_figures(known.now, known.before, told))


def _figures(now: KeyFigures, before: KeyFigures, told: Told) -> Iterator[Figure]:
    cancelled = told("about.cancelled", count=now.cancelled) if now.cancelled else ""
    yield Figure("checks", told.number(now.checks), cancelled, _count_before(now.checks, before.checks, told))
    yield Figure("response", told.share(now.all.share), _of(now, told), _share_before(now, before, told))
    yield _time("answering", now.all.took, before.all.took, told)
    yield _time("naming", now.naming, before.naming, told)
    yield Figure(
        "completed",
        told.share(now.completed),
        told("about.completed", count=now.completed.part, total=told.number(now.completed.of)),
        _points(now.completed, before.completed, told),
    )
    yield _segments(now, told)


def _of(now: KeyFigures, told: Told) -> str:
    submitted, asked = told.number(now.all.submitted), told.number(now.all.asked)
    return told("about.response", submitted=submitted, asked=asked, open=told.number(now.open))


def _share_before(now: KeyFigures, before: KeyFigures, told: Told) -> str:
    return _points(now.all.share, before.all.share, told)


def _points(now: Share, before: Share, told: Told) -> str:
    """ "+4 points, from 67%": what changed is said in points, since a percentage of a percentage misleads."""
    if before.percent is None:
        return told("before.unknown")
    if now.percent is None:
        return told("before.was", was=told.percent(before.percent))
    points = round(now.percent) - round(before.percent)
    if not points:
        return told("before.same")
    return told("before.points", count=abs(points), change=_signed(points, told), was=told.percent(before.percent))


def _count_before(now: int, before: int, told: Told) -> str:
    if not before:
        return told("before.unknown")
    return told("before.same") if now == before else told("before.was", was=told.number(before))


def _time(key: str, now: Times, before: Times, told: Told) -> Figure:
    about = told("about.nine_of_ten", most=told.duration(now.most)) if now.most is not None else ""
    was = told("before.was", was=told.duration(before.median)) if before.median is not None else told("before.unknown")
    return Figure(key, told.cell(now), about, was)


def _segments(now: KeyFigures, told: Told) -> Figure:
    """Without what it was: to count the messages of two periods takes twice as long."""
    each = now.segments_per_reference
    return Figure("segments", told.number(each) if each is not None else "–", _amount(now, told), "")


def _amount(now: KeyFigures, told: Told) -> str:
    cost, amount = now.cost, now.cost.amount_per(now.all.submitted)
    if not cost.segments:
        return ""
    if amount is None:
        return told("about.no_price") if cost.amount is None else ""
    priced = told.percent(100 * (1 - cost.unpriced / cost.segments))
    return told("about.amount" if cost.is_whole else "about.least_amount", amount=told.money(amount), priced=priced)


def _signed(number: int, told: Told) -> str:
    return f"{'+' if number > 0 else '−'}{told.number(abs(number))}"
