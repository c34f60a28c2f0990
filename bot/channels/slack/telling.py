"""Says a few words to whoever acted, where the acknowledgement could not, and to nobody else."""

from dataclasses import dataclass

from bot.channels.slack.calls import Slack
from bot.channels.slack.said import alone
from bot.channels.slack.seat import Asker

WITHOUT_ADDRESS = frozenset({"view_submission", "shortcut", "message_action", "block_actions"})


@dataclass(frozen=True, slots=True)
class Telling:
    slack: Slack

    async def tell(self, kind: str, asker: Asker, text: str) -> None:
        """Nobody is told of what they did not ask for, such as a Home that could not be drawn. Raises `SlackError`."""
        if asker.response_url:
            await self.slack.respond(asker.response_url, alone(text))
        elif kind in WITHOUT_ADDRESS and asker.user:
            await self.slack.call(asker.workspace, "chat.postMessage", channel=asker.user, text=text)
