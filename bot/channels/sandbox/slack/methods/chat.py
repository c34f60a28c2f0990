"""chat.*: messages of the app."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import BOT_USER, channel_named
from bot.channels.sandbox.slack.drafts import drafted
from bot.channels.sandbox.slack.events import tell_of_metadata
from bot.channels.sandbox.slack.given.messages import message_given
from bot.channels.sandbox.slack.posting import post, rewrite, take_away
from bot.channels.sandbox.slack.reaching import reachable, thread_of
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]
LONGEST_UPDATE = 4_000


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
