"""How the ways of writing to people do, for one organisation."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.channel import Channel
from bot.domain.message import Delivery, Progress, Purpose
from bot.storage.reading.moment import one_moment
from bot.storage.tables.lanes import OutboxRow

WAITING = (Progress.QUEUED, Progress.LEASED, Progress.UNCLEAR)
ARRIVED = (Delivery.DELIVERED, Delivery.READ)


@dataclass(frozen=True, slots=True)
class Doing:
    """Of one channel: the last message of each fate, and how many are to go."""

    sent_at: datetime | None
    delivered_at: datetime | None  # when it was sent
    failed_at: datetime | None
    failed_because: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A message to try a channel with, and what has become of it."""

    channel: Channel
    progress: Progress
    delivery: Delivery | None
    error: str


@one_moment()
async def doing(organisation: str, channel: Channel) -> Doing:
    mine = OutboxRow.filter(organisation=organisation, channel=channel.value).order_by("-id")
    sent = await mine.filter(sent_at__isnull=False).first()
    arrived = await mine.filter(delivery__in=[one.value for one in ARRIVED]).first()
    failed = await mine.filter(delivery=Delivery.UNDELIVERED.value).first()
    waiting = await mine.filter(progress__in=[one.value for one in WAITING]).count()
    return Doing(
        sent_at=sent.sent_at if sent else None,
        delivered_at=arrived.sent_at if arrived else None,
        failed_at=(failed.sent_at or failed.created_at) if failed else None,
        failed_because=(failed.error or "") if failed else "",
        waiting=waiting,
    )


async def tried(organisation: str, key: str) -> Tried | None:
    row = await OutboxRow.get_or_none(organisation=organisation, key=key, purpose=Purpose.TEST.value)
    if row is None:
        return None
    delivery = Delivery(row.delivery) if row.delivery else None
    return Tried(Channel(row.channel), Progress(row.progress), delivery, row.error or "")
