"""Where the sandbox's likeness of Slack keeps things."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from bot.domain.sandbox_slack import Json, SlackFile, SlackMessage, Stretch


class SlackStore(Protocol):
    async def put(self, message: SlackMessage) -> None:
        """Adds it, or takes the place of the one with the same channel and ts."""
        ...

    async def remove(self, channel: str, ts: str) -> None: ...

    async def of(self, channel: str, ts: str) -> SlackMessage | None: ...

    async def in_channel(self, channel: str, stretch: Stretch) -> Sequence[SlackMessage]:
        """The newest of the stretch, oldest first; answers in threads are not among them."""
        ...

    async def in_thread(self, channel: str, thread_ts: str, stretch: Stretch) -> Sequence[SlackMessage]:
        """The answers alone, oldest first."""
        ...

    async def answers(self, channel: str, threads: Collection[str]) -> Mapping[str, Sequence[SlackMessage]]:
        """By the ts of what they answer, oldest first."""
        ...

    async def newest(self) -> Mapping[str, str]:
        """The ts of the newest message in every channel that everybody there sees."""
        ...

    async def put_file(self, file: SlackFile) -> None: ...

    async def file(self, id: str) -> SlackFile | None: ...

    async def keep(self, name: str, value: Json) -> None: ...

    async def kept(self, name: str) -> Json | None: ...
