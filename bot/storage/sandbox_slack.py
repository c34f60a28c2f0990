"""Keeps what the sandbox's likeness of Slack shows, so that it outlives a restart."""

import base64
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from tortoise.functions import Max

from bot.domain.sandbox_slack import Json, SlackFile, SlackMessage, Stretch
from bot.storage.tables.upkeep import SandboxSlackFileRow, SandboxSlackKeptRow, SandboxSlackMessageRow


class SandboxSlackStore:
    """Meets `bot.domain.sandbox_slack.SlackStore`."""

    async def put(self, message: SlackMessage) -> None:
        about = {
            "channel": message.channel,
            "ts": message.ts,
            "thread": message.thread_ts,
            "visible_to": message.visible_to,
            "body": _body(message),
        }
        await SandboxSlackMessageRow.update_or_create(id=_id(message.channel, message.ts), defaults=about)

    async def remove(self, channel: str, ts: str) -> None:
        await SandboxSlackMessageRow.filter(id=_id(channel, ts)).delete()

    async def of(self, channel: str, ts: str) -> SlackMessage | None:
        row = await SandboxSlackMessageRow.get_or_none(id=_id(channel, ts))
        return _message(row) if row else None

    async def in_channel(self, channel: str, stretch: Stretch) -> Sequence[SlackMessage]:
        return await _newest(stretch, channel=channel, thread__isnull=True)

    async def in_thread(self, channel: str, thread_ts: str, stretch: Stretch) -> Sequence[SlackMessage]:
        return await _newest(stretch, channel=channel, thread=thread_ts)

    async def answers(self, channel: str, threads: Collection[str]) -> Mapping[str, Sequence[SlackMessage]]:
        found: dict[str, list[SlackMessage]] = defaultdict(list)
        for row in await SandboxSlackMessageRow.filter(channel=channel, thread__in=list(threads)).order_by("ts"):
            found[str(row.thread)].append(_message(row))
        return found

    async def newest(self) -> Mapping[str, str]:
        for_all = SandboxSlackMessageRow.filter(thread__isnull=True, visible_to__isnull=True)
        rows = await for_all.annotate(newest=Max("ts")).group_by("channel").values("channel", "newest")
        return {str(row["channel"]): str(row["newest"]) for row in rows}

    async def put_file(self, file: SlackFile) -> None:
        body = base64.b64encode(file.body).decode()
        about = {"name": file.name, "title": file.title, "body": body}
        await SandboxSlackFileRow.update_or_create(id=file.id, defaults=about)

    async def file(self, id: str) -> SlackFile | None:
        row = await SandboxSlackFileRow.get_or_none(id=id)
        return SlackFile(row.id, row.name, row.title, base64.b64decode(row.body)) if row else None

    async def keep(self, name: str, value: Json) -> None:
        await SandboxSlackKeptRow.update_or_create(id=name, defaults={"body": value})

    async def kept(self, name: str) -> Json | None:
        row = await SandboxSlackKeptRow.get_or_none(id=name)
        return row.body if row else None


def _id(channel: str, ts: str) -> str:
    return f"{channel}:{ts}"


async def _newest(stretch: Stretch, **where: object) -> Sequence[SlackMessage]:
    or_equal = "e" if stretch.is_inclusive else ""
    bounds = {f"ts__lt{or_equal}": stretch.before, f"ts__gt{or_equal}": stretch.after}
    narrowed = {**where, **{name: value for name, value in bounds.items() if value is not None}}
    rows = await SandboxSlackMessageRow.filter(**narrowed).order_by("-ts").limit(stretch.most)
    return [_message(row) for row in reversed(rows)]


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


def _message(row: SandboxSlackMessageRow) -> SlackMessage:
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
