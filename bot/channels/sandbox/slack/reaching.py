"""Where the app may write."""

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import SlackChannel, channel_named
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace


def reachable(given: str) -> SlackChannel:
    """A channel that the app may write in. Raises `Refused`."""
    channel = channel_named(given)
    if not channel or (channel.is_private and not channel.has_app):
        raise Refused("channel_not_found")
    if not channel.has_app:
        raise Refused("not_in_channel")
    return channel


async def thread_of(workspace: Workspace, channel: str, asked: Arguments) -> str | None:
    """Answers go to a message of the channel, never to another answer. Raises `Refused`."""
    thread_ts = asked.text("thread_ts")
    if not thread_ts:
        return None
    parent = await workspace.store.of(channel, thread_ts)
    if not parent or parent.visible_to:
        raise Refused("thread_not_found")
    if parent.thread_ts:
        raise Refused("cannot_reply_to_message")
    return thread_ts
