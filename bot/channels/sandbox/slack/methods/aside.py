"""chat.postEphemeral and chat.getPermalink."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import PEOPLE, channel_named
from bot.channels.sandbox.slack.drafts import drafted
from bot.channels.sandbox.slack.posting import post
from bot.channels.sandbox.slack.reaching import reachable, thread_of
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]


async def post_ephemeral(workspace: Workspace, asked: Arguments) -> Json:
    channel, person = reachable(asked.required("channel")), asked.required("user")
    if person not in PEOPLE:
        raise Refused("user_not_found")
    if person not in channel.members:
        raise Refused("user_not_in_channel")
    draft = drafted(asked)
    message = await post(workspace, channel.id, draft, await thread_of(workspace, channel.id, asked), person)
    return {"message_ts": message.ts}


async def permalink(workspace: Workspace, asked: Arguments) -> Json:
    channel, ts = channel_named(asked.required("channel")), asked.required("message_ts")
    if not channel:
        raise Refused("channel_not_found")
    found = await workspace.store.of(channel.id, ts)
    if not found:
        raise Refused("message_not_found")
    return {"channel": channel.id, "permalink": workspace.place.permalink(channel.id, ts, found.thread_ts)}
