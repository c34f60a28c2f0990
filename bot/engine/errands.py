"""Runs errands: what a turn has asked for is fetched outside of any turn, and becomes a row of the lane that asked."""

import asyncio
import logging

from bot.domain.errand import ErrandStore, ErrandTaken, Fetched, Fetcher, NotFetched
from bot.domain.inbox import Errand, Happening, Row
from bot.logs import told
from bot.ports import Clock, StorageUnreachable, Wakeups

log = logging.getLogger(__name__)

MOST_AT_ONCE = 8
LEASE_SECONDS = 120.0  # longer than all fetches of one errand take; whoever dies with it leaves it for that long
LONGEST_FETCH_SECONDS = 60.0
WAITS_SECONDS = (1.0, 5.0, 20.0, 60.0)  # between the tries; after the last the person is asked to write
POLL_SECONDS = 1.0


class Errands:
    def __init__(
        self,
        store: ErrandStore,
        fetcher: Fetcher | None,
        wakeups: Wakeups,
        clock: Clock,
        waits_seconds: tuple[float, ...] = WAITS_SECONDS,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        self._store, self._fetcher, self._wakeups, self._clock = store, fetcher, wakeups, clock
        self._waits, self._lease_seconds = waits_seconds, lease_seconds
        self._asked = asyncio.Event()

    def wake(self) -> None:
        """A turn has put an errand. Those put by other programs are found by looking."""
        self._asked.set()

    async def run(self) -> None:
        if await self.once():
            return
        try:
            async with asyncio.timeout(min(POLL_SECONDS, max(self._wakeups.poll_seconds, 0.2))):
                await self._asked.wait()
        except TimeoutError:
            pass
        self._asked.clear()

    async def once(self) -> bool:
        """Whether there was anything to be fetched."""
        taken = await self._store.take(MOST_AT_ONCE, self._lease_seconds)
        await asyncio.gather(*(self._run_one(one) for one in taken))
        return bool(taken)

    async def _run_one(self, taken: ErrandTaken) -> None:
        texts, failure = await self._fetch(taken.errand)
        if failure and not failure.is_final and taken.attempt <= len(self._waits):
            wait_seconds = self._waits[taken.attempt - 1]
            log.info("errand %s: %s, again in %.0f s", taken.errand.key, failure.reason, wait_seconds)
            await self._store.put_off(taken.errand, taken.attempt, wait_seconds)
            return
        if failure:
            log.warning("errand %s: given up after %s tries (%s)", taken.errand.key, taken.attempt, failure.reason)
        row = _row(taken.errand, texts, failure.reason if failure else None)
        if await self._store.done(taken.errand, row, self._clock.now()):
            self._wakeups.wake(frozenset({row.lane}))

    async def _fetch(self, errand: Errand) -> tuple[list[str], NotFetched | None]:
        """What could be fetched, and the first failure: one that may pass before one that is final."""
        try:
            async with asyncio.timeout(LONGEST_FETCH_SECONDS):
                addresses = errand.payload.get("addresses") or [errand.address]
                found = [await self._fetch_one(address) for address in addresses]
        except TimeoutError:
            return [], NotFetched("timeout", is_final=False)
        failures = sorted((one for one in found if isinstance(one, NotFetched)), key=lambda one: one.is_final)
        return [one.text for one in found if isinstance(one, Fetched)], next(iter(failures), None)

    async def _fetch_one(self, address: str) -> Fetched | NotFetched:
        if self._fetcher is None:
            return NotFetched("no_provider", is_final=True)
        try:
            return await self._fetcher.fetch(address)
        except StorageUnreachable:
            raise
        except Exception as error:  # a mistake of ours: the person gets an answer all the same
            log.error("errand: %s", told(error))
            return NotFetched(type(error).__name__, is_final=True)


def _row(errand: Errand, texts: list[str], failure: str | None) -> Row:
    payload = {**errand.payload, "fetched": texts, "failure": failure}
    return Row(errand.lane, "errand", errand.key, Happening.ERRAND_DONE, payload)
