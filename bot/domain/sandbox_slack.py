"""What the sandbox's likeness of Slack keeps: messages, files, and a few things by name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SlackMessage:
    channel: str
    ts: str  # unique in its channel; seconds since 1970 by the machine's clock
    author: str  # a user's id
    text: str
    shown_at: datetime  # product time, which the pane shows
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None  # of the message that it answers
    metadata: Json | None = None
    files: tuple[Json, ...] = ()
    edited_ts: str | None = None
    visible_to: str | None = None  # the one who sees it, when it is ephemeral
    is_tombstone: bool = False  # deleted, and kept for the answers below it


@dataclass(frozen=True, slots=True)
class SlackFile:
    id: str
    name: str
    title: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of a channel or a thread is asked for."""

    before: str | None = None
    after: str | None = None
    is_inclusive: bool = False  # of both ends
    most: int = 100


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
