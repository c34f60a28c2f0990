"""Takes in what has happened: on disk before it is acknowledged, in the database or, while that is away, the spool."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.inbox import Happening, Row
from bot.engine.addressing import Addressing
from bot.engine.metrics import ROWS_TAKEN
from bot.engine.spool import Spool
from bot.logs import told
from bot.ports import Clock, OutboxStore, StorageUnreachable, TurnStore, Wakeups

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 5.0  # a provider waits 15 s for its answer
REPLAY_PAUSE_SECONDS = 1.0
BATCH = 200


class Intake:
    def __init__(
        self,
        turns: TurnStore,
        outbox: OutboxStore,
        wakeups: Wakeups,
        spool: Spool,
        clock: Clock,
        addressing: Addressing,
    ) -> None:
        self._turns, self._outbox, self._wakeups, self._spool, self._clock = turns, outbox, wakeups, spool, clock
        self._addressing = addressing
        self._late: set[asyncio.Task[int]] = set()

    async def take(self, *rows: Row) -> None:
        """Durable on return. Raises `StorageUnreachable` when neither the database nor the spool takes the rows."""
        now = self._clock.now()
        stamped = [replace(row, received_at=row.received_at or now) for row in rows]
        if self._spool.is_waiting:
            await self._keep(stamped)
            return
        try:
            await self._put_soon(stamped)
        except StorageUnreachable:
            await self._keep(stamped)

    async def take_report(self, row: Row, message: str | None, provider_id: str) -> None:
        """A provider's report; one that carries our key proves that the message was accepted."""
        await self.take(row)
        if message:
            await self._settle(message, provider_id)

    async def replay(self) -> None:
        """What was spooled goes to the database as soon as it is back."""
        await self._spool.replay(self._put_spooled)
        await asyncio.sleep(REPLAY_PAUSE_SECONDS)

    async def put(self, rows: Sequence[Row]) -> int:
        """Straight to the database. Raises `StorageUnreachable`."""
        rows = await self._addressing.addressed(rows)
        new = await self._turns.put(rows, self._clock.now())
        for row in rows:
            ROWS_TAKEN.labels(row.happening).inc()
        self._wakeups.wake(frozenset(row.lane for row in rows))
        return new

    async def _put_soon(self, rows: Sequence[Row]) -> None:
        """A database that hangs counts as unreachable; should it take the rows later, nothing happens twice."""
        putting = asyncio.create_task(self.put(rows))
        done, _ = await asyncio.wait({putting}, timeout=PATIENCE_SECONDS)
        if not done:
            self._late.add(putting)
            putting.add_done_callback(self._forget)
            raise StorageUnreachable("no answer in time")
        putting.result()

    def _forget(self, putting: asyncio.Task[int]) -> None:
        self._late.discard(putting)
        if not putting.cancelled() and putting.exception():
            log.warning("a late row was not taken by the database; it is in the spool")

    async def _keep(self, rows: Sequence[Row]) -> None:
        try:
            await self._spool.keep(rows)
        except OSError as error:
            raise StorageUnreachable(f"neither the database nor the spool takes rows ({error.strerror})") from error
        log.warning("%s rows spooled until the database is back", len(rows))

    async def _put_spooled(self, rows: Sequence[Row]) -> None:
        for start in range(0, len(rows), BATCH):
            await self._put_what_can_be(rows[start : start + BATCH])
        for row in rows:
            message, provider_id = row.payload.get("message"), row.payload.get("provider_id")
            if row.happening is Happening.DELIVERY_REPORTED and message and provider_id:
                await self._settle(message, provider_id)

    async def _put_what_can_be(self, rows: Sequence[Row]) -> None:
        """One row that the database refuses must not keep back the others."""
        try:
            await self.put(rows)
        except StorageUnreachable:
            raise
        except Exception as error:
            if len(rows) > 1:
                for row in rows:
                    await self._put_what_can_be([row])
                return
            log.error("spool: the row %s of %s is refused and set aside: %s", rows[0].key, rows[0].source, told(error))
            await self._spool.set_aside(rows[0])

    async def _settle(self, message: str, provider_id: str) -> None:
        try:
            lanes = await self._outbox.sent(message, provider_id, self._clock.now())
        except StorageUnreachable:
            log.warning("message %s: not marked as sent, will be looked up", message)
        else:
            self._wakeups.wake(lanes)
