"""Puts cards up in Slack, and keeps them as things are (`bot/engine/cards.py` says when)."""

import logging
from collections.abc import Callable, Mapping

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackBusy, SlackError, SlackNotReached, SlackRefused, SlackUnclear
from bot.desk.card import card_now, hash_of
from bot.flows.changes import Moment
from bot.flows.texts import Texts
from bot.ports import Drawn, StaleCard
from bot.storage.reading import cards

log = logging.getLogger(__name__)

AGAIN_SECONDS = 3.0  # the same update twice has one effect


class SlackBoard:
    """Meets `bot.ports.Board`."""

    def __init__(self, slack: Slack, texts: Mapping[str, Texts], moment: Callable[[], Moment]) -> None:
        self._slack, self._texts, self._moment = slack, texts, moment

    async def drawn(self, card: StaleCard) -> Drawn:
        known = await cards.one(card.check)
        if known is None:
            return Drawn(card.known_hash, {})
        post = await card_now(known, self._texts, self._moment().now, is_public=known.is_public)
        return Drawn(hash_of(post), {"text": post.text, "blocks": list(post.blocks)})

    async def update(self, card: StaleCard, drawn: Drawn) -> float | None:
        try:
            await self._slack.call(card.workspace, "chat.update", channel=card.channel, ts=card.ts, **drawn.content)
        except SlackBusy as busy:
            return busy.wait_seconds
        except (SlackNotReached, SlackUnclear):
            return AGAIN_SECONDS
        except SlackRefused as refused:
            log.warning("card %s: not updated (%s) %s", card.check, refused.error, "; ".join(refused.details))
        except SlackError as gone:
            log.warning("card %s: not updated (%s)", card.check, gone)
        return None
