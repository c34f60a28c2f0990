"""A message of the sandbox's likeness of Slack as a row, and back."""

from datetime import datetime
from typing import Any

from bot.domain.sandbox_slack import SlackMessage
from bot.storage.tables.upkeep import SandboxSlackMessageRow


def columns_of(message: SlackMessage) -> dict[str, Any]:
    return {
        "channel": message.channel,
        "ts": message.ts,
        "thread": message.thread_ts,
        "visible_to": message.visible_to,
        "body": _body(message),
    }


def message_of(row: SandboxSlackMessageRow) -> SlackMessage:
    body: dict[str, Any] = row.body
    return SlackMessage(
        channel=row.channel,
        ts=row.ts,
        author=body["author"],
        text=body["text"],
        shown_at=datetime.fromisoformat(body["shown_at"]),
        blocks=tuple(body["blocks"]),
        thread_ts=row.thread,
        metadata=body["metadata"],
        files=tuple(body["files"]),
        edited_ts=body["edited"],
        visible_to=row.visible_to,
        is_tombstone=body["tombstone"],
    )


def _body(message: SlackMessage) -> dict[str, Any]:
    return {
        "author": message.author,
        "text": message.text,
        "shown_at": message.shown_at.isoformat(),
        "blocks": list(message.blocks),
        "metadata": message.metadata,
        "files": list(message.files),
        "edited": message.edited_ts,
        "tombstone": message.is_tombstone,
    }
