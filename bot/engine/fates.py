"""Asks providers what became of messages of which they have not reported, and what each cost: reports get lost (R38).

What they say becomes a row of the person's lane, with the key that the provider's own report has: whichever comes
second has no effect. A WhatsApp message without any sign of delivery in the end counts as failed.
"""

import asyncio
import logging
from datetime import datetime

from bot.domain.fate import NO_SIGN, Asked, is_final
from bot.domain.inbox import Happening, Row
from bot.domain.message import Delivery
from bot.engine.intake import Intake
from bot.engine.metrics import FATES
from bot.engine.routes import Routes
from bot.logs import told
from bot.ports import CarrierUnreachable, Clock, Fate, FateStore, StorageUnreachable

log = logging.getLogger(__name__)

PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 2.0, 60.0
MOST_AT_ONCE = 16
AWAY_SECONDS = 30.0  # until a message is asked about again whose provider gave no answer
UNKNOWN_SENDER_SECONDS = 60.0


class Fates:
    def __init__(self, store: FateStore, routes: Routes, intake: Intake, clock: Clock) -> None:
        self._store, self._routes, self._intake, self._clock = store, routes, intake, clock
        self._one_at_a_time = asyncio.Lock()
        self._silences = 0  # rounds in a row in which a provider could not be asked

    async def run(self) -> None:
        if self._silences or not await self.once():
            await asyncio.sleep(min(PAUSE_SECONDS * 2.0 ** min(self._silences, 6), LONGEST_PAUSE_SECONDS))
            await self.once()

    async def next_at(self) -> datetime | None:
        """When a provider is next to be asked whether something has arrived."""
        return await self._store.next_ask(self._clock.now())

    async def all_due(self) -> None:
        while await self.once():
            pass

    async def once(self) -> bool:
        """Whether there was anybody to be asked. A walk through time that finds a round under way waits for its end."""
        async with self._one_at_a_time:
            asked = await self._store.take(self._clock.now(), MOST_AT_ONCE)
            answers = await asyncio.gather(*(self._known(one) for one in asked))
            if asked:
                self._silences = 0 if all(answers) else self._silences + 1
            return bool(asked)

    async def _known(self, asked: Asked) -> bool:
        """Whether the provider could be asked. One that fails holds no other up."""
        try:
            return await self._ask(asked)
        except StorageUnreachable:
            raise
        except Exception as error:
            log.error("message %s: %s", asked.message.key, told(error))
            await self._store.put_off(asked, UNKNOWN_SENDER_SECONDS)
            return True

    async def _ask(self, asked: Asked) -> bool:
        message = asked.message
        route = self._routes.get(message.sender)
        if route is None:  # a program with that sender may ask
            await self._store.put_off(asked, UNKNOWN_SENDER_SECONDS)
            return True
        try:
            fate = await route.carrier.fate_of(message, route.sender)
        except CarrierUnreachable as error:
            log.warning("message %s: its provider cannot be asked (%s)", message.key, error)
            await self._store.put_off(asked, AWAY_SECONDS)
            return False
        await self._learn(asked, fate)
        return True

    async def _learn(self, asked: Asked, fate: Fate | None) -> None:
        """The rows first: should we die before the answer is noted, the same is asked and told again."""
        rows = _rows(asked, fate)
        if rows:
            await self._intake.put(rows)
        again_at = asked.next_at if _is_more_to_be_known(asked, fate) else None
        await self._store.answered(asked, fate.charge if fate else None, again_at)
        FATES.labels(_found(asked, fate)).inc()


def _rows(asked: Asked, fate: Fate | None) -> list[Row]:
    lane = asked.message.lane
    said = (
        [Row(lane, fate.report.source, fate.report.key, fate.report.happening, fate.report.payload)]
        if (fate and fate.report)
        else []
    )
    return [*said, _silence(asked)] if asked.is_silent(fate.delivery if fate else None) else said


def _silence(asked: Asked) -> Row:
    message = asked.message
    payload = {
        "message": message.key,
        "provider_id": message.provider_id,
        "delivery": Delivery.UNDELIVERED.value,
        "error": NO_SIGN,
    }
    return Row(message.lane, "fates", f"{message.key}:silent", Happening.DELIVERY_REPORTED, payload)


def _is_more_to_be_known(asked: Asked, fate: Fate | None) -> bool:
    """Whether it arrived, or else what it cost."""
    known = fate.delivery if fate and fate.delivery else asked.message.delivery
    has_price = bool(fate and fate.charge and fate.charge.amount is not None)
    return not has_price or known is None or not is_final(known)


def _found(asked: Asked, fate: Fate | None) -> str:
    if asked.is_silent(fate.delivery if fate else None):
        return NO_SIGN
    return str(fate.delivery) if fate and fate.delivery else "unknown"
