"""An address that is told of everything, and what happens to tell it of."""

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.webhook import PostFault, Webhook
from bot.flows.changes import Changes
from bot.ports.hooks import ClaimedPost, Posted
from bot.storage.opening import Storage
from bot.storage.steps import Query, Steps
from tests.storage.scene import CHECK, NOW, brought_about

ATS = Webhook("ats", "cafe", "https://ats.example/hook", (), ("sealed",), "key", NOW)
TAKEN = Posted(200, None, 5)
REFUSED = Posted(500, PostFault.STATUS, 5)
LATER = NOW + timedelta(minutes=1)
SETTLED = "UPDATE webhook_delivery SET leased_until = NULL WHERE leased_by IS NULL"  # a moment later, on PostgreSQL


def an_event(type: EventType = EventType.PAUSED, check: str = CHECK.id, organisation: str = "cafe") -> Event:
    return Event(organisation, check, type, Actor.SYSTEM, NOW)


async def happened(storage: Storage, *events: Event) -> None:
    """One turn each; all of them have settled."""
    for event in events:
        await brought_about(storage, Changes(put=[event]))
    await settled(storage)


async def settled(storage: Storage) -> None:
    await changed(storage, SETTLED)


async def claim(storage: Storage, most: int = 100) -> list[ClaimedPost]:
    return await storage.hooks.claim(LATER, "host:1:a", most)


async def note(storage: Storage, claimed: Iterable[ClaimedPost], posted: Posted = TAKEN, wait: int = 0) -> None:
    for one in claimed:
        again_at = LATER + timedelta(seconds=wait) if wait else None
        await storage.hooks.note(one, posted, LATER, again_at)


def types(claimed: Iterable[ClaimedPost]) -> list[str]:
    return [one.delivery.type for one in claimed]


async def changed(storage: Storage, sql: str) -> None:
    def change() -> Steps[None]:
        yield Query(sql)

    await storage.database.write(change)
