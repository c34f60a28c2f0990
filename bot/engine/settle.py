"""Finds out what became of sends whose answer never came, by asking the provider.

Nothing is resent blindly that a provider could tell of. Mail servers tell nothing: there the same mail goes once more.
"""

import asyncio
import logging
from collections import Counter
from datetime import timedelta

from bot.domain.desk import NEVER_TOLD
from bot.domain.message import Message
from bot.engine.holder import Holder
from bot.engine.metrics import SETTLED
from bot.engine.patience import USUAL, Patience
from bot.engine.routes import Route, Routes
from bot.ports import CarrierUnreachable, Clock, ListedMessage, NeverTold, NothingListed, OutboxStore, Wakeups

log = logging.getLogger(__name__)

PAUSE_SECONDS = 0.5
MOST_AT_ONCE = 16
UNKNOWN_SENDER_SECONDS = 60.0
MARGIN = timedelta(seconds=5)  # between our clock and the provider's, which tells whole seconds


class Settle:
    def __init__(
        self,
        outbox: OutboxStore,
        routes: Routes,
        wakeups: Wakeups,
        clock: Clock,
        holder: Holder,
        patience: Patience = USUAL,
    ) -> None:
        self._outbox, self._routes, self._wakeups, self._clock = outbox, routes, wakeups, clock
        self._holder, self._patience = holder, patience
        self._silences: Counter[str] = Counter()  # of the provider, by sender

    async def run(self) -> None:
        unclear = await self._outbox.to_settle(self._holder.name, self._holder.is_alive, MOST_AT_ONCE)
        has_answered = await asyncio.gather(*(self._settle(message) for message in unclear))
        self._silences.update({one.sender for one, answer in zip(unclear, has_answered, strict=True) if not answer})
        if not unclear:
            await asyncio.sleep(PAUSE_SECONDS)

    async def _settle(self, message: Message) -> bool:
        """Whether the provider could be asked."""
        if message.provider_id is not None:  # heard of while it was being sent
            await self._was_sent(message, message.provider_id)
            return True
        route = self._routes.get(message.sender)
        if route is None:
            return await self._leave_to_others(message)
        try:
            found = await self._find(message, route)
        except NothingListed:
            await self._send_again(message)
            return True
        except NeverTold:
            await self._given_up(message)
            return True
        except CarrierUnreachable:
            await self._wait_for_the_provider(message)
            return False
        self._silences.pop(message.sender, None)
        if found is not None:
            await self._was_sent(message, found.provider_id)
        else:
            await self._not_found(message)
        return True

    async def _leave_to_others(self, message: Message) -> bool:
        """Not known here, which proves nothing: it may have been sent, and a program with that sender can find out."""
        log.warning("message %s: sender %s is not set here, left unclear", message.key, message.sender)
        await self._outbox.unclear(message.key, UNKNOWN_SENDER_SECONDS, attempt=message.attempts)
        return True

    async def _find(self, message: Message, route: Route) -> ListedMessage | None:
        """The oldest of those that may be it: same words, not older than the try, and not another message of ours.

        A trial account of Twilio puts words of its own before ours.
        """
        listed = await route.carrier.sent_to(message, route.sender)
        alike = [one for one in listed if not one.inbound and one.body.endswith(message.body) and _may_be(one, message)]
        known = await self._outbox.known_ids([one.provider_id for one in alike]) if alike else frozenset()
        unknown = [one for one in alike if one.provider_id not in known]
        return min(unknown, key=lambda one: one.created_at, default=None)

    async def _was_sent(self, message: Message, provider_id: str) -> None:
        SETTLED.labels("sent").inc()
        lanes = await self._outbox.sent(message.key, provider_id, self._clock.now())
        self._wakeups.wake(lanes, frozenset({message.sender}))

    async def _not_found(self, message: Message) -> None:
        if (undecided := self._patience.undecided(self._since_try_seconds(message))) > 0:
            await self._outbox.unclear(message.key, undecided, attempt=message.attempts)
            return
        SETTLED.labels("never_accepted").inc()
        log.info("message %s: the provider never had it, to be sent again", message.key)
        await self._outbox.put_back(message.key, 0, attempt=message.attempts)
        self._wakeups.wake(senders=frozenset({message.sender}))

    async def _send_again(self, message: Message) -> None:
        """A mail server can't be asked; a mail that it had already is known by its Message-ID (RFC 5321, 6.1)."""
        SETTLED.labels("not_known").inc()
        wait = self._patience.send_again(message.attempts)
        log.warning("message %s: nobody can be asked, to be sent again in %.0f s as the same", message.key, wait)
        await self._outbox.put_back(message.key, wait, attempt=message.attempts)
        self._wakeups.wake(senders=frozenset({message.sender}))

    async def _given_up(self, message: Message) -> None:
        """What waits behind it goes on; the check's desk says that the card may be there twice."""
        SETTLED.labels(NEVER_TOLD).inc()
        log.warning("message %s: nobody tells what became of it, given up", message.key)
        lanes = await self._outbox.refused(message.key, NEVER_TOLD, self._clock.now())
        self._wakeups.wake(lanes, frozenset({message.sender}))

    def _since_try_seconds(self, message: Message) -> float:
        now = self._clock.real()
        return (now - (message.leased_at or now)).total_seconds()

    async def _wait_for_the_provider(self, message: Message) -> None:
        wait = self._patience.provider_away(self._silences[message.sender] + 1)
        log.warning("message %s: the provider cannot be asked, again in %.0f s", message.key, wait)
        await self._outbox.unclear(message.key, wait, attempt=message.attempts)


def _may_be(one: ListedMessage, message: Message) -> bool:
    return message.leased_at is None or one.created_at >= message.leased_at - MARGIN
