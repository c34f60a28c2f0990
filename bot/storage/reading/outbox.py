"""What is kept of messages, for those who have heard of one."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.domain.channel import Channel
from bot.domain.message import Delivery, Progress, Purpose
from bot.storage.outbox.fates import MILLIONTHS
from bot.storage.tables.lanes import OutboxRow


@dataclass(frozen=True, slots=True)
class MessageKept:
    """A message to somebody in a check and how it has fared; never what it says."""

    conversation: str
    channel: Channel
    purpose: Purpose
    number: int | None  # of a reminder
    of: int | None
    progress: Progress
    delivery: Delivery | None
    error: str | None
    created_at: datetime
    sent_at: datetime | None
    segments: int  # as the provider counted them, where it has said so
    charge: Decimal | None  # what the provider says it cost
    currency: str


async def sender_of(key: str) -> str | None:
    row = await OutboxRow.get_or_none(key=key)
    return row.sender if row else None


async def to_people_of(organisation: str, check: str) -> list[MessageKept]:
    """Those of a check to its people, oldest first; what is posted in Slack goes to its recruiters."""
    rows = OutboxRow.filter(organisation=organisation, check=check, conversation__isnull=False)
    found = await rows.exclude(channel=Channel.SLACK.value).order_by("id")
    return [_kept(row) for row in found]


def _kept(row: OutboxRow) -> MessageKept:
    about = row.about or {}
    return MessageKept(
        str(row.conversation),
        Channel(row.channel),
        Purpose(row.purpose),
        about.get("number"),
        about.get("of"),
        Progress(row.progress),
        Delivery(row.delivery) if row.delivery else None,
        row.error,
        row.created_at,
        row.sent_at,
        row.charged_segments or row.segments,
        None if row.charge is None else Decimal(row.charge) / MILLIONTHS,
        row.currency or "",
    )


async def progress_of(key: str) -> Progress | None:
    row = await OutboxRow.get_or_none(key=key)
    return Progress(row.progress) if row else None
