"""Slack's own addresses of cards, asked once and remembered."""

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackError
from bot.domain.desk import Card

MOST_REMEMBERED = 5_000


class CardLinks:
    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._known: dict[tuple[str, str], str] = {}

    async def of(self, card: Card | None) -> str:
        """Empty where there is no card, or Slack does not say: nothing depends on it."""
        if card is None or not card.ts:
            return ""
        place = (card.channel, card.ts)
        if place not in self._known:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[place] = await self._ask(card)
        return self._known[place]

    async def _ask(self, card: Card) -> str:
        where = {"channel": card.channel, "message_ts": card.ts}
        try:
            answer = await self._slack.call(card.workspace, "chat.getPermalink", **where)
        except SlackError:
            return ""
        return str(answer.get("permalink") or "")
