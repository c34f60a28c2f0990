"""What the sandbox's likeness of Slack keeps: messages, files, and a few things by name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
