"""Tells organisations' own addresses what has happened: in order, at least once, for three days (R53)."""

import asyncio
import logging
import time
from collections import Counter
from datetime import datetime, timedelta
from functools import partial

from bot.domain.posting_again import next_post
from bot.domain.webhook import PostFault
from bot.engine.holder import Holder
from bot.engine.metrics import HOOK_POST_SECONDS, HOOK_POSTS, HOOKS_GIVEN_UP
from bot.logs import told
from bot.ports import Clock, StorageUnreachable, Wakeups
from bot.ports.hooks import Bodies, ClaimedPost, HookStore, Posted, Poster

log = logging.getLogger(__name__)

MOST_AT_ONCE = 256
POLL_SECONDS = 0.5
LOOK_SECONDS = 5.0  # between looks for programs of this machine that have died
WRITE_TRIES = 5
KEPT_FOR = timedelta(days=30)


class Hooks:
    def __init__(
        self, store: HookStore, bodies: Bodies, poster: Poster, wakeups: Wakeups, clock: Clock, holder: Holder
    ) -> None:
        self._store, self._bodies, self._poster = store, bodies, poster
        self._wakeups, self._clock, self._holder = wakeups, clock, holder
        self._claiming: asyncio.Task[bool] | None = None
        self._underway: set[asyncio.Task[None]] = set()
        self._begun = 0
        self._taken: Counter[str] = Counter()  # places, by organisation
        self._looked_at = float("-inf")
        self._freed = asyncio.Event()

    async def run(self) -> None:
        """One step: claims what may be posted and lets it go, or waits for something to claim."""
        self._freed.clear()
        if await self.once():
            return
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await self._freed.wait()
        except TimeoutError:
            pass

    async def once(self) -> bool:
        """Whether there was anything to be posted, and room for it."""
        self._claiming = claiming = asyncio.create_task(self._claim(MOST_AT_ONCE - len(self._underway)))
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:  # what was claimed in our name is ours to post
            await claiming
            raise

    async def is_busy(self) -> bool:
        """Whether something is being posted, or is about to be. What is just being claimed is due no more."""
        self._freed.set()
        begun = self._begun
        if self._underway or await self._store.is_any_due(self._clock.now()):
            return True
        if self._claiming is not None:
            await asyncio.wait({self._claiming})
        return self._begun != begun

    async def clear(self) -> int:
        """The log is kept for thirty days of product time."""
        return await self._store.clear(self._clock.now() - KEPT_FOR)

    async def settle_down(self, timeout_seconds: float) -> None:
        """Lets what is under way come to its end. What is cut off is posted again by the next program."""
        if self._underway:
            _, cut_off = await asyncio.wait(set(self._underway), timeout=timeout_seconds)
            for task in cut_off:
                task.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)

    async def _claim(self, most: int) -> bool:
        if time.monotonic() - self._looked_at >= LOOK_SECONDS:
            self._looked_at = time.monotonic()
            await self._store.let_go(self._holder.is_alive)
        claimed = await self._store.claim(self._clock.now(), self._holder.name, most, self._taken) if most > 0 else []
        for one in claimed:
            task = asyncio.create_task(self._tell(one))
            self._underway.add(task)
            self._begun += 1
            self._taken[one.webhook.organisation] += 1
            task.add_done_callback(partial(self._ended, one.webhook.organisation))
        return bool(claimed)

    def _ended(self, organisation: str, task: asyncio.Task[None]) -> None:
        self._underway.discard(task)
        self._taken -= Counter([organisation])
        self._freed.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("webhooks: %s", told(error))  # its lease runs out, and it is posted again

    async def _tell(self, claimed: ClaimedPost) -> None:
        body = await self._body(claimed)
        if body is None:
            await self._store.drop(claimed, self._clock.now())
            return
        posted = await self._post(claimed, body)
        HOOK_POSTS.labels(str(posted.fault or "taken")).inc()
        HOOK_POST_SECONDS.observe(posted.took_milliseconds / 1000)
        for wait_seconds in range(WRITE_TRIES):
            try:
                await self._note(claimed, posted)
                break
            except StorageUnreachable:  # in the end its lease runs out, and it is posted again
                await asyncio.sleep(wait_seconds)

    async def _body(self, claimed: ClaimedPost) -> bytes | Exception | None:
        try:
            return await self._bodies.body(claimed.delivery)
        except Exception as error:
            return error

    async def _post(self, claimed: ClaimedPost, body: bytes | Exception) -> Posted:
        """A mistake of ours counts as a try: it may hold up nothing else for ever."""
        try:
            if isinstance(body, Exception):
                raise body
            return await self._poster.post(claimed.webhook, claimed.delivery, body, self._clock.now())
        except Exception as error:
            log.error("delivery %s: %s", claimed.delivery.id, told(error))
            return Posted(None, PostFault.OURS, 0)

    async def _note(self, claimed: ClaimedPost, posted: Posted) -> None:
        now = self._clock.now()
        again_at = None if posted.is_final else _again_at(claimed, posted, now)
        if again_at is None and not posted.was_taken:
            HOOKS_GIVEN_UP.inc()
        self._wakeups.wake(await self._store.note(claimed, posted, now, again_at))


def _again_at(claimed: ClaimedPost, posted: Posted, now: datetime) -> datetime | None:
    delivery = claimed.delivery
    return next_post(delivery.first_tried_at or now, delivery.attempts + 1, now, posted.wait)
