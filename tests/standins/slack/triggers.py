"""What an interaction hands out: trigger ids, good once and for three seconds, and URLs to respond to."""

import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from tests.standins.leisure import at_leisure
from tests.standins.slack.calls import Refused
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Message

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS, MOST_RESPONSES = 1800.0, 5
RESPONSE_ARGUMENTS = frozenset(
    "text blocks attachments response_type replace_original delete_original thread_ts metadata mrkdwn"
    " unfurl_links unfurl_media".split()
)


@dataclass(slots=True)
class Interaction:
    """One thing that somebody did, however often it was sent."""

    kind: str
    workspace: str
    user: str
    trigger_id: str = ""
    at: float = field(default_factory=time.monotonic)
    acked_at: float = 0.0  # the first of its acks
    is_exchanged: bool = False


@dataclass(slots=True)
class ResponseUrl:
    interaction: Interaction
    channel: str
    message: Message | None = None  # the one that was clicked
    uses: int = 0


class Triggers:
    def __init__(self) -> None:
        self.by_id: dict[str, Interaction] = {}
        self.urls: dict[str, ResponseUrl] = {}

    def give(self, interaction: Interaction) -> str:
        number = f"{token_hex(5)}.{token_hex(5)}.{token_hex(16)}"
        interaction.trigger_id = number
        self.by_id[number] = interaction
        return number

    def give_url(self, interaction: Interaction, channel: str, message: Message | None = None) -> str:
        """The path of the URL."""
        number = token_hex(12)
        self.urls[number] = ResponseUrl(interaction, channel, message)
        return f"/response/{number}"

    def exchange(self, trigger_id: Any, workspace: str, now: float) -> Interaction:
        """Raises `Refused`."""
        interaction = self.by_id.get(str(trigger_id))
        if interaction is None or interaction.workspace != workspace:
            raise Refused("invalid_trigger_id")
        if interaction.is_exchanged:
            raise Refused("exchanged_trigger_id")
        if at_leisure(now - interaction.at) > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id")
        interaction.is_exchanged = True
        return interaction

    def respond(self, number: str, body: Json) -> ResponseUrl:
        """Raises `Refused`."""
        url = self.urls.get(number)
        if url is None or time.monotonic() - url.interaction.at > RESPONSE_SECONDS:
            raise Refused("expired_url")
        if url.uses >= MOST_RESPONSES:
            raise Refused("used_url")
        if unknown := body.keys() - RESPONSE_ARGUMENTS:
            raise Refused("invalid_arguments", unknown=sorted(unknown))
        url.uses += 1
        return url
