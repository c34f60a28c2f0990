"""What the messages cost: segments, and money where a price is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.channel import Channel
from bot.domain.message import Purpose
from bot.domain.prices import Prices
from bot.flows.statistics.rows import MessagesCounted

CHARGED_FOR = frozenset({Channel.SMS, Channel.WHATSAPP})


@dataclass(frozen=True, slots=True)
class Cost:
    messages: int
    segments: int
    known: Decimal  # what those segments cost whose price is known
    unpriced: int  # segments whose price is not

    @property
    def amount(self) -> Decimal | None:
        """None where not a single price is known, which is not nothing."""
        return None if self.unpriced and self.unpriced == self.segments else self.known

    @property
    def is_whole(self) -> bool:
        return not self.unpriced

    def segments_per(self, count: int) -> float | None:
        return self.segments / count if count else None

    def amount_per(self, count: int) -> Decimal | None:
        return self.amount / count if count and self.amount is not None else None


@dataclass(frozen=True, slots=True)
class Charged:
    """What the provider says that messages cost, which it says some time after they were delivered."""

    amounts: Mapping[str, Decimal]  # by currency (ISO 4217)
    messages: int  # of which it has said so
    of: int  # that cost something: mail and the web do not


def charged_for(messages: Iterable[MessagesCounted]) -> Charged:
    priced = [one for one in messages if one.channel in CHARGED_FOR]
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for one in priced:
        if one.currency:
            amounts[one.currency] += one.charged
    known = sum(one.messages for one in priced if one.currency)
    return Charged(dict(sorted(amounts.items())), known, sum(one.messages for one in priced))


def cost_of(messages: Iterable[MessagesCounted], prices: Prices) -> Cost:
    """Of the SMS among them: no other channel is charged by the segment."""
    known, texts, segments, unpriced = Decimal(), 0, 0, 0
    for one in messages:
        if one.channel is not Channel.SMS:
            continue
        texts, segments = texts + one.messages, segments + one.segments
        price = prices.in_country(one.country)
        known, unpriced = (
            (known, unpriced + one.segments) if price is None else (known + price * one.segments, unpriced)
        )
    return Cost(texts, segments, known, unpriced)


def costs_by_purpose(messages: Iterable[MessagesCounted], prices: Prices) -> dict[Purpose, Cost]:
    """In the order in which people meet them; purposes without a message are left out."""
    found: dict[Purpose, list[MessagesCounted]] = defaultdict(list)
    for one in messages:
        if one.channel is Channel.SMS:
            found[one.purpose].append(one)
    return {purpose: cost_of(found[purpose], prices) for purpose in Purpose if purpose in found}


def messages_by_channel(messages: Iterable[MessagesCounted]) -> dict[Channel, int]:
    found: dict[Channel, int] = defaultdict(int)
    for one in messages:
        found[one.channel] += one.messages
    return {channel: found[channel] for channel in Channel if channel in found}
