"""Providers' reports about our messages: they come late, twice and out of order, so a rank only ever rises."""

from datetime import datetime

from bot.domain.fate import NO_SIGN
from bot.domain.inbox import Row
from bot.domain.lifecycle import EventType
from bot.domain.message import DELIVERY_RANK, Delivery, Message
from bot.flows.changes import DeliveryReport
from bot.flows.failover import failed_row
from bot.storage.outbox.sent import UNSENT, mark_sent, write_with_rows
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps
from bot.storage.turns.events import desk_told, event_rows, message_event, told_person

FIND = f"SELECT {mapper(Message).listed()} FROM outbox WHERE key = $1 {{lock}}"
FIND_BY_PROVIDER = f"SELECT {mapper(Message).listed()} FROM outbox WHERE provider_id = $1 {{lock}}"
RISE = "UPDATE outbox SET delivery = $2, error = coalesce($3, error) WHERE key = $1"
FINAL_RANK = DELIVERY_RANK[Delivery.DELIVERED]


def take_report(report: DeliveryReport, row: Row) -> Steps[frozenset[str]]:
    """The lanes that got rows because the report settles a send whose answer never came."""
    by_key = report.message is not None
    found = yield Query(FIND if by_key else FIND_BY_PROVIDER, [report.message or report.provider_id])
    if not found:
        return frozenset()
    message = mapper(Message).record_of(found[0])
    told_at = _received_at(row)
    lanes: frozenset[str] = frozenset()
    if message.progress in UNSENT and row.payload.get("provider_id"):
        lanes = yield from mark_sent(message.key, row.payload["provider_id"], told_at)
    if DELIVERY_RANK[report.delivery] > _rank(message, report):
        yield Query(RISE, [message.key, report.delivery.value, report.error])
        lanes |= yield from _tell(message, report, told_at)
    return lanes


def _tell(message: Message, report: DeliveryReport, at: datetime) -> Steps[frozenset[str]]:
    """Once, when it becomes known whether the message arrived."""
    if _rank(message, report) >= FINAL_RANK or DELIVERY_RANK[report.delivery] < FINAL_RANK:
        return frozenset()
    whom = yield from told_person(message)
    failed = report.delivery is Delivery.UNDELIVERED
    type = EventType.MESSAGE_FAILED if failed else EventType.MESSAGE_DELIVERED
    event = message_event(message, type, at, whom.name, **({"error": report.error} if failed else {}))
    told = failed_row(message, report.error or "unknown", was_sent=True) if failed else []
    told += desk_told(whom, f"{message.key}:{report.delivery}", event)
    return (yield from write_with_rows(event_rows(event) if event else {}, told, at))


def _rank(message: Message, report: DeliveryReport) -> int:
    """Silence was only taken for a failure: that it has arrived after all counts for more."""
    was_silent = message.delivery is Delivery.UNDELIVERED and message.error == NO_SIGN
    if was_silent and report.delivery is not Delivery.UNDELIVERED:
        return DELIVERY_RANK[Delivery.ON_ITS_WAY]
    return -1 if message.delivery is None else DELIVERY_RANK[message.delivery]


def _received_at(row: Row) -> datetime:
    if row.received_at is None:
        raise ValueError(f"row {row.id} was never stamped")
    return row.received_at
