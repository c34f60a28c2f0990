"""chat.*: messages of the app."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import BOT_USER, PEOPLE, channel_named
from bot.channels.sandbox.slack.events import tell_of_metadata
from bot.channels.sandbox.slack.given import message_given
from bot.channels.sandbox.slack.posting import (
    LONGEST_UPDATE,
    drafted,
    post,
    reachable,
    rewrite,
    take_away,
    thread_of,
)
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]


async def post_message(workspace: Workspace, asked: Arguments) -> Json:
    channel = reachable(asked.required("channel"))
    draft = drafted(asked)
    message = await post(workspace, channel.id, draft, await thread_of(workspace, channel.id, asked))
    tell_of_metadata(workspace, message)
    return {"channel": channel.id, "ts": message.ts, "message": message_given(message)}


async def update(workspace: Workspace, asked: Arguments) -> Json:
    found = await _own(workspace, asked, "cant_update_message")
    draft = drafted(asked)
    if len(draft.text) > LONGEST_UPDATE:
        raise Refused("msg_too_long")
    changed = await rewrite(workspace, found, draft)
    return {"channel": found.channel, "ts": found.ts, "text": changed.text, "message": message_given(changed)}


async def delete(workspace: Workspace, asked: Arguments) -> Json:
    found = await _own(workspace, asked, "cant_delete_message")
    await take_away(workspace, found)
    return {"channel": found.channel, "ts": found.ts}


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


async def _own(workspace: Workspace, asked: Arguments, refusal: str) -> SlackMessage:
    """A message of the app's, and no ephemeral one: those are out of every method's reach. Raises `Refused`."""
    channel = channel_named(asked.required("channel"))
    if not channel:
        raise Refused("channel_not_found")
    found = await workspace.store.of(channel.id, asked.required("ts"))
    if not found or found.visible_to or found.is_tombstone:
        raise Refused("message_not_found")
    if found.author != BOT_USER:
        raise Refused(refusal)
    return found
