"""The app's shortcuts: from the composer, and from messages."""

from typing import Any

from bot.channels.sandbox.slack.acts.failing import failed
from bot.channels.sandbox.slack.cast import CHANNELS
from bot.channels.sandbox.slack.given.messages import message_given
from bot.channels.sandbox.slack.outcome import Outcome
from bot.channels.sandbox.slack.payloads import by, in_channel
from bot.channels.sandbox.slack.workspace import Workspace
from bot.channels.slack.manifest import MESSAGE_SHORTCUT, START_SHORTCUT
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]


async def own_shortcut(workspace: Workspace, person: str) -> Outcome:
    return await _used(workspace, person, START_SHORTCUT, {"type": "shortcut"})


async def message_shortcut(workspace: Workspace, person: str, message: SlackMessage) -> Outcome:
    channel = CHANNELS[message.channel]
    told = {
        "type": "message_action",
        **in_channel(channel),
        "message_ts": message.ts,
        "message": message_given(message),
        "response_url": workspace.place.response_url(workspace.responses.issue(channel.id, person)),
    }
    return await _used(workspace, person, MESSAGE_SHORTCUT, told)


async def _used(workspace: Workspace, person: str, callback: str, told: Json) -> Outcome:
    at, trigger = workspace.stamps.next(workspace.clock.real()), workspace.triggers.issue(person)
    payload = {**told, **by(person), "callback_id": callback, "action_ts": at, "trigger_id": trigger}
    ack = await workspace.calls.payload(payload)
    return Outcome() if ack.is_good else failed(workspace, callback, ack)
