"""The plot of what messages cost: SMS segments by what they were for, and money where prices are known."""

from bot.domain.channel import Channel
from bot.flows.statistics.costs import Charged, Cost
from bot.flows.statistics.whole import Statistics
from web.admin.statistics.plots import Bar, Cell, Plot, table
from web.admin.statistics.told import Told


def segments(known: Statistics, told: Told) -> Plot:
    whole, now = known.now.cost, known.now
    rows = [(told(f"purpose.{one}"), cost.messages, cost.segments, cost.amount) for one, cost in known.purposes.items()]
    summed = [
        (told("all"), whole.messages, whole.segments, whole.amount),
        _each(told("per_check"), whole, now.checks),
        _each(told("per_reference"), whole, now.all.submitted),
    ]
    return Plot(
        "segments",
        _says(known, told),
        table("purpose messages segments cost", [*rows, *summed]),
        tuple(
            Bar(told(f"purpose.{one}"), (cost.segments,), told.number(cost.segments))
            for one, cost in known.purposes.items()
        ),
        note=" ".join(filter(None, (_price(whole, told), _charged(known.charged, told)))),
    )


def _says(known: Statistics, told: Told) -> str:
    whole, now = known.now.cost, known.now
    if not whole.segments:
        return told("says.no_segments")
    per_check = whole.segments_per(now.checks) or 0
    per_reference = whole.segments_per(now.all.submitted)
    return told(
        "says.segments",
        segments=told.number(whole.segments),
        per_check=told.number(per_check),
        per_reference=told.number(per_reference) if per_reference is not None else "–",
    )


def _price(whole: Cost, told: Told) -> str:
    if not whole.segments:
        return ""
    if whole.amount is None:
        return told("price.unknown")
    amount, unpriced = told.money(whole.amount), told.number(whole.unpriced)
    if whole.is_whole:
        return told("price.known", amount=amount)
    return told("price.partly", amount=amount, unpriced=unpriced, segments=told.number(whole.segments))


def _charged(charged: Charged, told: Told) -> str:
    """Of WhatsApp, too: the provider charges for it by the message."""
    if not charged.messages:
        return ""
    amounts = ", ".join(told.money(amount, currency) for currency, amount in charged.amounts.items())
    return told("price.charged", amounts=amounts, messages=told.number(charged.messages), of=told.number(charged.of))


def others(known: Statistics, told: Told) -> str:
    """Messages by other channels, which are not charged by the segment."""
    counts = {channel: count for channel, count in known.messages.items() if channel is not Channel.SMS}
    return ", ".join(told(f"other.{channel}", count=count) for channel, count in counts.items())


def _each(label: str, whole: Cost, count: int) -> tuple[Cell, ...]:
    messages = whole.messages / count if count else None
    return label, messages, whole.segments_per(count), whole.amount_per(count)
