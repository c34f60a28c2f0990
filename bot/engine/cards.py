"""Keeps the cards in Slack current: each shows the newest, and bursts of changes become one update (R52)."""

import asyncio
import logging

from bot.logs import told
from bot.ports import Board, CardStore, StaleCard, StorageUnreachable

log = logging.getLogger(__name__)

PAUSE_SECONDS = 0.25
MOST_AT_ONCE = 16


class Cards:
    def __init__(self, store: CardStore, board: Board) -> None:
        self._store, self._board = store, board

    async def run(self) -> None:
        if not await self.once():
            await asyncio.sleep(PAUSE_SECONDS)

    async def once(self) -> bool:
        """Whether any card was behind."""
        behind = await self._store.behind(MOST_AT_ONCE)
        await asyncio.gather(*(self._kept_current(card) for card in behind))
        return bool(behind)

    async def _kept_current(self, card: StaleCard) -> None:
        """One that fails holds no other up; it is tried again when its lease has run out."""
        try:
            await self._bring_up_to_date(card)
        except StorageUnreachable:
            raise
        except Exception as error:
            log.error("card %s: %s", card.check, told(error))

    async def _bring_up_to_date(self, card: StaleCard) -> None:
        """What would look the same is not sent, and does not count."""
        drawn = await self._board.drawn(card)
        if drawn.hash == card.known_hash:
            await self._store.shown(card, drawn.hash)
            return
        wait_seconds = await self._store.may_update(card.workspace)
        if wait_seconds <= 0:
            wait_seconds = await self._board.update(card, drawn) or 0.0
        if wait_seconds > 0:
            log.info("card %s: updated in %.1f s at the earliest", card.check, wait_seconds)
            await self._store.put_back(card, wait_seconds)
        else:
            await self._store.shown(card, drawn.hash)
