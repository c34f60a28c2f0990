"""Clicks and choices."""

from bot.channels.sandbox.slack.acts.around import around
from bot.channels.sandbox.slack.acts.failing import failed
from bot.channels.sandbox.slack.acts.spots import Deed, Spot
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import by
from bot.channels.sandbox.slack.values import acted_upon, action_of, state_of
from bot.channels.sandbox.slack.workspace import Workspace


async def act(workspace: Workspace, person: str, spot: Spot, deed: Deed) -> Outcome:
    """Raises `NotOffered`."""
    element = acted_upon(spot.blocks, deed.block, deed.action)
    at = workspace.stamps.next(workspace.clock.real())
    action = {**action_of(element, deed.raw), "block_id": deed.block, "action_ts": at}
    payload = {
        "type": "block_actions",
        **by(person),
        **around(workspace, person, spot, state_of(spot.blocks, deed.values)),
        "trigger_id": workspace.triggers.issue(person, spot.modal),
        "actions": [action],
    }
    ack = await workspace.calls.payload(payload)
    return Outcome() if ack.is_good else failed(workspace, deed.action, ack)
