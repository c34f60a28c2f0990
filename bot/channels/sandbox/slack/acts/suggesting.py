"""Typing into a menu whose options the app has."""

from bot.channels.sandbox.slack.acts.around import around
from bot.channels.sandbox.slack.acts.failing import failed
from bot.channels.sandbox.slack.acts.spots import Deed, Spot
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import by
from bot.channels.sandbox.slack.suggested import suggested
from bot.channels.sandbox.slack.values import acted_upon, state_of
from bot.channels.sandbox.slack.workspace import Workspace


async def suggest(workspace: Workspace, person: str, spot: Spot, deed: Deed, typed: str) -> Outcome:
    """The options that the app has for what is typed into an external menu. Raises `NotOffered`."""
    acted_upon(spot.blocks, deed.block, deed.action)
    place = around(workspace, person, spot, state_of(spot.blocks, deed.values))
    place.pop("response_url", None)
    asked = {"block_id": deed.block, "action_id": deed.action, "value": typed}
    ack = await workspace.calls.payload({"type": "block_suggestion", **by(person), **place, **asked})
    return suggested(workspace, ack) if ack.is_good else failed(workspace, deed.action, ack)
