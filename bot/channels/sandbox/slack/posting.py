"""Messages as they come, change and go."""

from dataclasses import replace
from typing import Any

from bot.channels.sandbox.slack.cast import BOT_USER
from bot.channels.sandbox.slack.drafts import Draft
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]


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
