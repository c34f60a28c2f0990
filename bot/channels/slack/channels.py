"""What must be known of a channel before something is said in it."""

import time

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackRefused

KEPT_SECONDS = 600.0
PEOPLE, DIRECT = ("U", "W"), "D"


class Channels:
    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._public: dict[tuple[str, str], tuple[bool, float]] = {}

    async def is_public(self, workspace: str, channel: str) -> bool:
        """Whether everybody in the workspace may read it; taken to be so where Slack does not tell."""
        if channel.startswith((*PEOPLE, DIRECT)):
            return False
        known, at = self._public.get((workspace, channel), (True, 0.0))
        if time.monotonic() - at > KEPT_SECONDS or not at:
            known = await self._ask(workspace, channel)
            self._public[workspace, channel] = (known, time.monotonic())
        return known

    async def room(self, workspace: str, channel: str) -> str:
        """A channel's own id: a person stands for their conversation with us."""
        if not channel.startswith(PEOPLE):
            return channel
        answer = await self._slack.call(workspace, "conversations.open", users=channel)
        return str(answer["channel"]["id"])

    async def _ask(self, workspace: str, channel: str) -> bool:
        try:
            answer = await self._slack.call(workspace, "conversations.info", channel=channel)
        except SlackRefused:  # not in it, or may not look
            return True
        about = answer.get("channel") or {}
        return about.get("is_private") is False and not (about.get("is_im") or about.get("is_mpim"))
