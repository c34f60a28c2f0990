"""Finds a post of ours whose answer never came, where the app was given leave to read."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels.slack.blocks.card import CARD
from bot.channels.slack.calls import Slack
from bot.channels.slack.manifest import POST_METADATA
from bot.domain.message import Message, Purpose
from bot.ports import ListedMessage

MARGIN_SECONDS = 10.0
MOST = 100


async def found(slack: Slack, workspace: str, channel: str, message: Message) -> list[ListedMessage]:
    """Raises `SlackRefused` where Slack does not let us read."""
    since = (message.leased_at or datetime.now(UTC)).timestamp() - MARGIN_SECONDS
    posts = [one async for one in _posts_since(slack, workspace, channel, since) if _is_it(one, message)]
    if not posts and message.purpose is not Purpose.CARD:  # it may stand in a thread, which a history leaves out
        return [_listed(channel, {"ts": f"{since + MARGIN_SECONDS:.6f}"}, message)]
    return [_listed(channel, one, message) for one in posts]


async def _posts_since(slack: Slack, workspace: str, channel: str, since: float) -> AsyncIterator[Mapping[str, Any]]:
    """The newest first, page after page: in a busy channel ours is among the last."""
    cursor: str | None = None
    while True:
        where = {"channel": channel, "oldest": f"{since:.6f}", "cursor": cursor}
        answer = await slack.call(workspace, "conversations.history", **where, limit=MOST, include_all_metadata=True)
        for one in answer.get("messages", ()):
            yield one
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            return


def _is_it(post: Mapping[str, Any], message: Message) -> bool:
    """By the key beside it; where that is kept from us, the card by its buttons, which name the check."""
    if key := key_of(post):
        return key == message.key
    if message.purpose is not Purpose.CARD or not message.check:
        return False
    buttons = [block for block in post.get("blocks") or () if block.get("block_id") == CARD]
    return any(message.check in str(one.get("value", "")) for block in buttons for one in block.get("elements", ()))


def key_of(post: Mapping[str, Any]) -> str:
    """Our own key of the message that a post is."""
    metadata = post.get("metadata") or {}
    if metadata.get("event_type") != POST_METADATA:
        return ""
    return str((metadata.get("event_payload") or {}).get("key", ""))


def _listed(channel: str, post: Mapping[str, Any], message: Message) -> ListedMessage:
    at = datetime.fromtimestamp(float(post["ts"]), UTC)
    return ListedMessage(f"{channel}:{post['ts']}", channel, message.address, message.body, False, at)
