"""Where an element is that somebody acts upon, and what they have put in around it."""

from dataclasses import dataclass, field
from typing import Any

from bot.channels.sandbox.slack.homes import home_of
from bot.channels.sandbox.slack.stateful import NotOffered
from bot.channels.sandbox.slack.values import Values
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]
GONE = "that is not there any more"


@dataclass(frozen=True, slots=True)
class Spot:
    """In a message, a modal or the home."""

    message: SlackMessage | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        if self.message:
            return list(self.message.blocks)
        return self.view.blocks if self.view else []

    @property
    def modal(self) -> str | None:
        return self.view.id if self.view and self.view.asked["type"] == "modal" else None


@dataclass(frozen=True, slots=True)
class Deed:
    """An act upon an element; `values` are all that the person has put in around it."""

    block: str
    action: str
    raw: Any = None
    values: Values = field(default_factory=dict)


async def spot_of(workspace: Workspace, person: str, asked: Json) -> Spot:
    """Where the pane says that it was. Raises `NotOffered`."""
    message, view = None, None
    if "ts" in asked:
        message = await workspace.store.of(str(asked.get("channel")), str(asked["ts"]))
    elif asked.get("home"):
        view = await home_of(workspace, person)
    else:
        view = next((one for one in workspace.modals.of(person) if one.id == asked.get("view")), None)
    if not message and not view:
        raise NotOffered(GONE)
    if message and message.visible_to not in (None, person):
        raise NotOffered(GONE)
    return Spot(message, view)
