"""An address is told again until it takes what happened, for three days of product time (R53)."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.channels.webhooks.post import HttpPoster
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.sender import Senders
from bot.domain.webhook import Delivery, Posting, Webhook
from bot.engine.holder import Holder
from bot.engine.hooks import Hooks
from bot.ports.hooks import ClaimedPost
from bot.storage.opening import Storage, open_storage
from bot.storage.wakeups import wakeups_for
from tests.channels.webhooks.receiver import Receiver, says
from tests.storage.scene import NOW, put, rows

SPARE_SECONDS = 60.0


@dataclass
class HandClock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def real(self) -> datetime:
        return self.at


@dataclass
class Ids:
    """Bodies that name their event, and one that can't be made."""

    never: set[str] = field(default_factory=set)

    async def body(self, delivery: Delivery) -> bytes | None:
        if delivery.type in self.never:
            raise LookupError("a mistake of ours")
        return json.dumps({"id": delivery.event_id, "type": delivery.type}).encode()


@dataclass
class Post:
    """A storage with one address, and the loop that posts to it."""

    storage: Storage
    receiver: Receiver
    clock: HandClock
    bodies: Ids
    hooks: Hooks

    async def happens(self, *types: EventType) -> None:
        for type in types:
            await put(self.storage, Event("cafe", "check", type, Actor.SYSTEM, self.clock.now()))

    async def after(self, wait: timedelta = timedelta()) -> list[str]:
        """What has come when this time has passed and all that was due was posted."""
        self.clock.at += wait
        self.receiver.came.clear()
        while await self.hooks.once():
            await self.hooks.settle_down(SPARE_SECONDS)
        return [json.loads(came.body)["type"] for came in self.receiver.came]

    async def postings(self) -> list[str]:
        return [posting for (posting,) in await rows(self.storage, "SELECT posting FROM webhook_delivery ORDER BY id")]


@pytest.fixture
async def post(sqlite_url: str) -> AsyncIterator[Post]:
    receiver, clock, bodies = Receiver(), HandClock(), Ids()
    await receiver.start()
    storage = await open_storage(sqlite_url, Senders({}, 1), b"a secret for tests", clock.real)
    await put(storage, Webhook("ats", "cafe", receiver.url, (), ("secret",), "key", NOW))
    poster = HttpPoster(lambda webhook, sealed: sealed, private_too=True, longest_seconds=SPARE_SECONDS)
    hooks = Hooks(storage.hooks, bodies, poster, wakeups_for("", is_alone=True), clock, Holder())
    yield Post(storage, receiver, clock, bodies, hooks)
    await poster.close()
    await storage.close()
    await receiver.stop()


async def test_events_come_in_order_and_are_known_by_their_id(post: Post) -> None:
    await post.happens(EventType.CHECK_STARTED, EventType.CANDIDATE_INVITED, EventType.PAUSED)
    assert await post.after() == ["check_started", "candidate_invited", "paused"]
    ids = {json.loads(came.body)["id"] for came in post.receiver.came}
    assert len(ids) == 3 and await post.after(timedelta(days=4)) == []
    assert await post.postings() == [Posting.DELIVERED] * 3


async def test_it_is_tried_for_three_days_and_then_given_up(post: Post) -> None:
    post.receiver.answer = says("500 Internal Server Error")
    await post.happens(EventType.PAUSED)
    tries = len(await post.after())
    for _ in range(3 * 24 - 1):
        tries += len(await post.after(timedelta(hours=1)))
    assert (tries, await post.postings()) == (12, [Posting.WAITING])
    assert len(await post.after(timedelta(hours=1))) == 1
    assert await post.postings() == [Posting.FAILED]
    assert await post.after(timedelta(days=30)) == []


async def test_an_address_that_recovers_has_everything(post: Post) -> None:
    post.receiver.answer = says("503 Service Unavailable", "Retry-After: 3600")
    await post.happens(EventType.PAUSED, EventType.RESUMED)
    assert await post.after() == ["paused", "resumed"]
    assert await post.after(timedelta(minutes=59)) == [], "it has asked for an hour"
    post.receiver.answer = says("200 OK")
    assert await post.after(timedelta(minutes=1)) == ["paused", "resumed"]
    assert await post.postings() == [Posting.DELIVERED] * 2


async def test_a_mistake_of_ours_holds_nothing_up_for_ever(post: Post) -> None:
    post.bodies.never.add("paused")
    await post.happens(EventType.PAUSED, EventType.RESUMED)
    assert await post.after() == ["resumed"]
    post.bodies.never.clear()
    assert await post.after(timedelta(seconds=10)) == ["paused"]


async def test_what_is_gone_is_not_tried_again(post: Post) -> None:
    post.receiver.answer = says("410 Gone")
    await post.happens(EventType.PAUSED)
    assert await post.after() == ["paused"]
    assert (await post.after(timedelta(days=1)), await post.postings()) == ([], [Posting.FAILED])


async def test_what_is_just_being_claimed_is_about_to_be_posted(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, is_claimed, may_answer = post.storage.hooks.claim, asyncio.Event(), asyncio.Event()

    async def slowly(*asked: Any) -> list[ClaimedPost]:
        claimed = await claim(*asked)
        is_claimed.set()
        await may_answer.wait()
        return claimed

    monkeypatch.setattr(post.storage.hooks, "claim", slowly)
    await post.happens(EventType.PAUSED)
    posting = asyncio.create_task(post.hooks.once())
    await is_claimed.wait()
    looking = asyncio.create_task(post.hooks.is_busy())
    may_answer.set()
    assert await looking and await posting
    await post.hooks.settle_down(SPARE_SECONDS)
    assert not await post.hooks.is_busy()
