"""What an interaction says of where it came about."""

from typing import Any

from bot.channels.sandbox.slack.acts.spots import Spot
from bot.channels.sandbox.slack.cast import CHANNELS
from bot.channels.sandbox.slack.given.messages import message_given
from bot.channels.sandbox.slack.payloads import in_channel
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]


def around(workspace: Workspace, person: str, spot: Spot, state: Json) -> Json:
    """The message or the view that was acted in."""
    if spot.message:
        return _message(workspace, person, spot.message, state)
    assert spot.view
    return {"container": {"type": "view", "view_id": spot.view.id}, "view": spot.view.given(state)}


def _message(workspace: Workspace, person: str, message: SlackMessage, state: Json) -> Json:
    """An ephemeral one is not shown to the app again."""
    channel = CHANNELS[message.channel]
    response = workspace.responses.issue(channel.id, person, message.ts, message.thread_ts)
    is_ephemeral = message.visible_to is not None
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": is_ephemeral,
        **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
    }
    return {
        "container": container,
        **in_channel(channel),
        **({} if is_ephemeral else {"message": message_given(message)}),
        "state": {"values": state},
        "response_url": workspace.place.response_url(response),
    }
