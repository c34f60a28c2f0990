"""Hands messages to their carriers, many at a time, and writes down what became of each."""

import asyncio
import logging
import time

from bot.domain.message import Message, verdict
from bot.engine.holder import Holder
from bot.engine.metrics import SENDS
from bot.engine.patience import USUAL, Patience
from bot.engine.routes import Routes
from bot.logs import told
from bot.ports import Accepted, Clock, NoAnswer, NotTaken, OutboxStore, Refused, SendResult, StorageUnreachable, Wakeups

log = logging.getLogger(__name__)

LONGEST_SEND_SECONDS = 40.0  # below the lease of 60 s, past which others look the message up
BUSY_LOOK_SECONDS = 0.1  # a sender at its rate may go on soon
BUSY_FOR_SECONDS = 3.0
WRITE_TRIES = 5


class Send:
    def __init__(
        self,
        outbox: OutboxStore,
        routes: Routes,
        wakeups: Wakeups,
        clock: Clock,
        holder: Holder,
        most_at_once: int = 64,
        patience: Patience = USUAL,
    ) -> None:
        self._outbox, self._routes, self._wakeups, self._clock = outbox, routes, wakeups, clock
        self._holder, self._most, self._patience = holder, most_at_once, patience
        self._underway: set[asyncio.Task[None]] = set()
        self._busy_until = 0.0

    async def run(self) -> None:
        """One step: claims what may leave and lets it go, or waits for something to claim."""
        if len(self._underway) >= self._most:
            await asyncio.wait(self._underway, return_when=asyncio.FIRST_COMPLETED)
            return
        claiming = asyncio.create_task(self._claim(self._most - len(self._underway)))
        try:
            claimed_any = await asyncio.shield(claiming)
        except asyncio.CancelledError:  # what was claimed in our name is ours to send
            await claiming
            raise
        if claimed_any:
            self._busy_until = time.monotonic() + BUSY_FOR_SECONDS
        else:
            is_busy = time.monotonic() < self._busy_until
            await self._wakeups.senders_woken(BUSY_LOOK_SECONDS if is_busy else self._wakeups.poll_seconds)

    async def settle_down(self, timeout_seconds: float) -> None:
        """Lets what is under way come to its end. What is cut off stays leased, for the next program to look up."""
        if self._underway:
            _, cut_off = await asyncio.wait(set(self._underway), timeout=timeout_seconds)
            for task in cut_off:
                task.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)

    async def _claim(self, most: int) -> bool:
        claimed = await self._outbox.claim(self._clock.now(), self._holder.name, most, verdict)
        for message in claimed:
            task = asyncio.create_task(self._send(message))
            self._underway.add(task)
            task.add_done_callback(self._underway.discard)
        return bool(claimed)

    async def _send(self, message: Message) -> None:
        began = time.monotonic()
        result = await self._hand_over(message)
        SENDS.labels(type(result).__name__).inc()
        for wait_seconds in range(WRITE_TRIES):
            try:
                await self._write_down(message, result, time.monotonic() - began)
                break
            except StorageUnreachable:  # the lease runs out, and the message is looked up
                await asyncio.sleep(wait_seconds)
        self._wakeups.wake(senders=frozenset({message.sender}))  # the next of its lane may leave

    async def _hand_over(self, message: Message) -> SendResult:
        route = self._routes.get(message.sender)
        if route is None:
            return Refused("sender_gone")
        try:
            async with asyncio.timeout(LONGEST_SEND_SECONDS):
                return await route.carrier.send(message, route.sender)
        except TimeoutError:
            return NoAnswer("timeout")
        except Exception as error:  # a mistake of ours, but the provider may have the message all the same
            log.error("message %s: %s", message.key, told(error))
            return NoAnswer(type(error).__name__)

    async def _write_down(self, message: Message, result: SendResult, took_seconds: float) -> None:
        match result:
            case Accepted(provider_id, told):
                self._wakeups.wake(await self._outbox.sent(message.key, provider_id, self._clock.now(), told))
            case Refused(error):
                self._wakeups.wake(await self._outbox.refused(message.key, error, self._clock.now()))
            case NotTaken(wait_seconds, whole_sender):
                await self._outbox.put_back(
                    message.key, wait_seconds, attempt=message.attempts, whole_sender=whole_sender
                )
            case NoAnswer(reason):
                log.warning("message %s: no answer (%s), will be looked up", message.key, reason)
                look_seconds = self._patience.first_look(took_seconds)
                await self._outbox.unclear(message.key, look_seconds, attempt=message.attempts)
