"""The messages that went to somebody, or wait to, each with how it has fared (R36)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal

from bot.domain.channel import Channel
from bot.domain.message import Delivery, Progress
from bot.flows.calendar import short_time
from bot.flows.failures import failure_said
from bot.flows.lifecycle import message_said
from bot.flows.texts import Texts
from bot.storage.reading.outbox import MessageKept


@dataclass(frozen=True, slots=True)
class MessageLine:
    what: str
    how: str  # by text message
    at: str
    fared: str
    cost: str  # what is known of it
    is_bad: bool


WAITING = frozenset({Progress.QUEUED, Progress.LEASED, Progress.UNCLEAR})


def by_person(messages: Iterable[MessageKept], texts: Texts, zone: str) -> Mapping[str, list[MessageLine]]:
    """By conversation, the newest first."""
    found: dict[str, list[MessageLine]] = defaultdict(list)
    for one in messages:
        found[one.conversation].insert(0, _line(one, texts, zone))
    return found


def _line(one: MessageKept, texts: Texts, zone: str) -> MessageLine:
    numbered = {"number": one.number, "of": one.of} if one.number else {}
    return MessageLine(
        what=message_said(one.purpose.value, numbered, texts),
        how=texts(f"channel.{one.channel.value}"),
        at=short_time(one.sent_at or one.created_at, zone, texts.language),
        fared=_fared(one, texts),
        cost=_cost(one, texts),
        is_bad=one.progress is Progress.FAILED or one.delivery is Delivery.UNDELIVERED,
    )


def _cost(one: MessageKept, texts: Texts) -> str:
    is_counted = one.channel is Channel.SMS and one.sent_at is not None
    segments = texts("admin.checks.cost.segments", count=one.segments) if is_counted else ""
    if one.charge is None:
        return segments
    amount = format_decimal(one.charge, "0.00####", locale=texts.language)
    charge = texts("admin.checks.cost.amount", amount=amount, currency=one.currency)
    return ", ".join(filter(None, (segments, charge)))


def _fared(one: MessageKept, texts: Texts) -> str:
    if one.progress is Progress.FAILED or one.delivery is Delivery.UNDELIVERED:
        return texts("admin.checks.fared.failed", why=failure_said(one.error or "not_delivered", texts))
    if one.progress in WAITING:
        return texts("admin.checks.fared.waiting")
    if one.progress is Progress.DROPPED:
        return texts("admin.checks.fared.dropped")
    return texts(f"admin.checks.fared.{one.delivery or Delivery.ACCEPTED}")
