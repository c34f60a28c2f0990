"""The lifecycle of a check, in order (R39)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.lifecycle import Event, EventType
from bot.storage.reading.records import record
from bot.storage.tables.checks import EventRow


@dataclass(frozen=True, slots=True)
class EventPage:
    events: list[Event]
    next: int | None  # the id after which the next page begins


async def page(
    organisation: str,
    check: str,
    *,
    types: Collection[EventType] = (),
    conversation: str | None = None,
    after: int = 0,
    limit: int,
) -> EventPage:
    """The oldest first. No types: all of them."""
    wanted = EventRow.filter(organisation=organisation, check=check, id__gt=after)
    wanted = wanted.filter(type__in=[one.value for one in types]) if types else wanted
    wanted = wanted.filter(conversation=conversation) if conversation is not None else wanted
    rows = await wanted.order_by("id").limit(limit + 1)
    return EventPage([record(Event, row) for row in rows[:limit]], rows[limit - 1].id if len(rows) > limit else None)


async def latest(organisation: str, check: str, most: int) -> list[Event]:
    """The last ones, oldest first."""
    rows = await EventRow.filter(organisation=organisation, check=check).order_by("-id").limit(most)
    return [record(Event, row) for row in reversed(rows)]


async def newest(
    organisation: str, check: str, types: Collection[EventType], before: int | None, limit: int
) -> EventPage:
    """The newest first. No types: all of them. `next` is the id before which the next page begins."""
    wanted = EventRow.filter(organisation=organisation, check=check)
    wanted = wanted.filter(type__in=[one.value for one in types]) if types else wanted
    wanted = wanted.filter(id__lt=before) if before is not None else wanted
    rows = await wanted.order_by("-id").limit(limit + 1)
    return EventPage([record(Event, row) for row in rows[:limit]], rows[limit - 1].id if len(rows) > limit else None)


async def reminders(organisation: str, check: str) -> dict[str, list[datetime]]:
    """When reminders went out, by conversation."""
    kinds = [EventType.CANDIDATE_REMINDED.value, EventType.REFEREE_REMINDED.value]
    sent: dict[str, list[datetime]] = defaultdict(list)
    for row in await EventRow.filter(organisation=organisation, check=check, type__in=kinds):
        sent[str(row.conversation)].append(row.at)
    return sent


async def last_id(organisation: str, before: datetime | None = None) -> int:
    """The id of the last thing that happened in an organisation, or had before then; nought before anything has."""
    wanted = EventRow.filter(organisation=organisation)
    wanted = wanted.filter(at__lt=before) if before is not None else wanted
    row = await wanted.order_by("-id").first()
    return row.id if row else 0
