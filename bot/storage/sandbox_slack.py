"""Keeps what the sandbox's likeness of Slack shows, so that it outlives a restart."""

import base64
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from tortoise.functions import Max

from bot.domain.sandbox_slack import Json, SlackFile, SlackMessage, Stretch
from bot.storage.sandbox_slack_rows import columns_of, message_of
from bot.storage.tables.upkeep import SandboxSlackFileRow, SandboxSlackKeptRow, SandboxSlackMessageRow


class SandboxSlackStore:
    """Meets `bot.domain.sandbox_slack_store.SlackStore`."""

    async def put(self, message: SlackMessage) -> None:
        await SandboxSlackMessageRow.update_or_create(id=_id(message.channel, message.ts), defaults=columns_of(message))

    async def remove(self, channel: str, ts: str) -> None:
        await SandboxSlackMessageRow.filter(id=_id(channel, ts)).delete()

    async def of(self, channel: str, ts: str) -> SlackMessage | None:
        row = await SandboxSlackMessageRow.get_or_none(id=_id(channel, ts))
        return message_of(row) if row else None

    async def in_channel(self, channel: str, stretch: Stretch) -> Sequence[SlackMessage]:
        return await _newest(stretch, channel=channel, thread__isnull=True)

    async def in_thread(self, channel: str, thread_ts: str, stretch: Stretch) -> Sequence[SlackMessage]:
        return await _newest(stretch, channel=channel, thread=thread_ts)

    async def answers(self, channel: str, threads: Collection[str]) -> Mapping[str, Sequence[SlackMessage]]:
        found: dict[str, list[SlackMessage]] = defaultdict(list)
        for row in await SandboxSlackMessageRow.filter(channel=channel, thread__in=list(threads)).order_by("ts"):
            found[str(row.thread)].append(message_of(row))
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
    return [message_of(row) for row in reversed(rows)]
