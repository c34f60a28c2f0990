"""Answers through a response URL: to the person alone or to all, new or in place of the message acted upon."""

from collections.abc import Mapping
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.drafts import drafted
from bot.channels.sandbox.slack.posting import post, rewrite, take_away
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

TYPES = ("ephemeral", "in_channel")


async def reply(workspace: Workspace, id: str, given: Mapping[str, Any], is_counted: bool = True) -> None:
    """Works where the app is no member, too. `is_counted` unless it came with the acknowledgement. Raises `Refused`."""
    response, asked = workspace.responses.use(id, is_counted), Arguments(given)
    kind = asked.text("response_type") or TYPES[0]
    if kind not in TYPES:
        raise Refused("invalid_response_type")
    found = await workspace.store.of(response.channel, response.ts) if response.ts else None
    if asked.flag("delete_original"):
        await take_away(workspace, _known(found))
    elif asked.flag("replace_original"):
        await rewrite(workspace, _known(found), drafted(asked))
    else:
        visible_to = response.person if kind == "ephemeral" else None
        thread_ts = asked.text("thread_ts") or response.thread_ts
        await post(workspace, response.channel, drafted(asked), thread_ts, visible_to)


def _known(found: SlackMessage | None) -> SlackMessage:
    if not found:
        raise Refused("message_not_found")
    return found
