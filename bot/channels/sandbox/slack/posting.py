"""Messages of the app: what may be in one, and where it goes."""

from dataclasses import dataclass, replace
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import BOT_USER, SlackChannel, channel_named
from bot.channels.sandbox.slack.kit.across import characters_in
from bot.channels.sandbox.slack.kit.whole import faults_in_message, with_ids
from bot.channels.sandbox.slack.marks import a_short_id
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]
LONGEST_TEXT, LONGEST_UPDATE, LONGEST_BLOCKS = 40_000, 4_000, 13_200
LARGEST_METADATA = 8_000


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    blocks: tuple[Json, ...]
    metadata: Json | None


def drafted(asked: Arguments) -> Draft:
    """Raises `Refused`."""
    if asked.has("attachments"):
        raise Refused("invalid_attachments", ["the sandbox shows blocks, not attachments"])
    blocks = asked.structure("blocks", "invalid_blocks_format") or []
    faults = faults_in_message(blocks)
    if faults:
        raise Refused("invalid_blocks", faults)
    if characters_in(blocks) > LONGEST_BLOCKS:
        raise Refused("msg_blocks_too_long")
    text = (asked.text("text") or "")[:LONGEST_TEXT]
    if not text.strip() and not blocks:
        raise Refused("no_text")
    return Draft(text, tuple(with_ids(blocks, a_short_id)), _metadata(asked))


def _metadata(asked: Arguments) -> Json | None:
    found = asked.structure("metadata", "invalid_metadata_format")
    if found is None:
        return None
    if not isinstance(found, dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(found.get("event_type"), str) or not isinstance(found.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    if len(str(found)) > LARGEST_METADATA:
        raise Refused("metadata_too_large")
    return found


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


async def post(
    workspace: Workspace,
    channel: str,
    draft: Draft,
    thread_ts: str | None = None,
    visible_to: str | None = None,
    author: str = BOT_USER,
    files: tuple[Json, ...] = (),
) -> SlackMessage:
    message = SlackMessage(
        channel=channel,
        ts=workspace.stamps.next(workspace.clock.real()),
        author=author,
        text=draft.text,
        shown_at=workspace.clock.now(),
        blocks=draft.blocks,
        thread_ts=thread_ts,
        metadata=draft.metadata,
        files=files,
        visible_to=visible_to,
    )
    await workspace.store.put(message)
    workspace.changed()
    return message


async def rewrite(workspace: Workspace, found: SlackMessage, draft: Draft) -> SlackMessage:
    """Blocks show no mark of having been edited; a text alone takes their place, and does."""
    edited = found.edited_ts if draft.blocks else workspace.stamps.next(workspace.clock.real())
    changed = replace(
        found, text=draft.text, blocks=draft.blocks, metadata=draft.metadata or found.metadata, edited_ts=edited
    )
    await workspace.store.put(changed)
    workspace.changed()
    return changed


async def take_away(workspace: Workspace, found: SlackMessage) -> None:
    """Answers in its thread stay, below a tombstone."""
    answers = (await workspace.store.answers(found.channel, [found.ts])).get(found.ts)
    if answers:
        await workspace.store.put(
            replace(found, text="", blocks=(), metadata=None, files=(), edited_ts=None, is_tombstone=True)
        )
    else:
        await workspace.store.remove(found.channel, found.ts)
    workspace.changed()
