"""What the workspace keeps, in memory; `test_store.py` holds it and the real store to the same contract."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from bot.domain.sandbox_slack import Json, SlackFile, SlackMessage, Stretch


class SlackInMemory:
    """Meets `bot.domain.sandbox_slack_store.SlackStore`."""

    def __init__(self) -> None:
        self._messages: dict[tuple[str, str], SlackMessage] = {}
        self._files: dict[str, SlackFile] = {}
        self._kept: dict[str, Json] = {}

    async def put(self, message: SlackMessage) -> None:
        self._messages[message.channel, message.ts] = message

    async def remove(self, channel: str, ts: str) -> None:
        self._messages.pop((channel, ts), None)

    async def of(self, channel: str, ts: str) -> SlackMessage | None:
        return self._messages.get((channel, ts))

    async def in_channel(self, channel: str, stretch: Stretch) -> Sequence[SlackMessage]:
        return self._newest(channel, None, stretch)

    async def in_thread(self, channel: str, thread_ts: str, stretch: Stretch) -> Sequence[SlackMessage]:
        return self._newest(channel, thread_ts, stretch)

    async def answers(self, channel: str, threads: Collection[str]) -> Mapping[str, Sequence[SlackMessage]]:
        found: dict[str, list[SlackMessage]] = defaultdict(list)
        for one in self._all():
            if one.channel == channel and one.thread_ts in threads:
                found[str(one.thread_ts)].append(one)
        return found

    async def newest(self) -> Mapping[str, str]:
        return {one.channel: one.ts for one in self._all() if not one.thread_ts and not one.visible_to}

    async def put_file(self, file: SlackFile) -> None:
        self._files[file.id] = file

    async def file(self, id: str) -> SlackFile | None:
        return self._files.get(id)

    async def keep(self, name: str, value: Json) -> None:
        self._kept[name] = value

    async def kept(self, name: str) -> Json | None:
        return self._kept.get(name)

    def _all(self) -> list[SlackMessage]:
        return sorted(self._messages.values(), key=lambda one: one.ts)

    def _newest(self, channel: str, thread: str | None, stretch: Stretch) -> list[SlackMessage]:
        of_it = [one for one in self._all() if (one.channel, one.thread_ts) == (channel, thread)]
        return [one for one in of_it if _fits(one.ts, stretch)][-stretch.most :]


def _fits(ts: str, stretch: Stretch) -> bool:
    if stretch.is_inclusive and ts in (stretch.before, stretch.after):
        return True
    return (stretch.before is None or ts < stretch.before) and (stretch.after is None or ts > stretch.after)
