"""Hands messages to Slack, and says of each whether it was taken, refused, not taken, or left without an answer."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.channels.slack.blocks.parts import Post
from bot.channels.slack.calls import Slack
from bot.channels.slack.channels import Channels
from bot.channels.slack.errors import (
    SlackBusy,
    SlackError,
    SlackNotReached,
    SlackRefused,
    SlackUnclear,
    WorkspaceGone,
)
from bot.channels.slack.finding import found
from bot.channels.slack.manifest import POST_METADATA
from bot.channels.slack.taking_back import taken_back
from bot.domain.inbox import Row
from bot.domain.message import Message, Purpose
from bot.domain.sender import Sender
from bot.ports import (
    Accepted,
    CarrierUnreachable,
    Fate,
    ListedMessage,
    NeverTold,
    NoAnswer,
    NotTaken,
    Refused,
    SendResult,
    StorageUnreachable,
)

log = logging.getLogger(__name__)

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1, 60
NOT_YET_SECONDS = 0.5
LAST_ECHO_SECONDS = 420.0  # Slack tells of a post at once, and again after one and five minutes if it was not heard
GIVEN_UP_SECONDS = 600.0  # and where Slack has told of no post of ours so far, it will not tell of this one


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a message says by now, and where."""

    channel: str  # of a person: theirs with us
    post: Post
    thread: str | None = None
    hash: str = ""  # of a card
    file: bytes | None = None
    filename: str = ""


class NotYet(Exception):
    """What it belongs to is not there yet."""


class Contents(Protocol):
    async def of(self, message: Message, *, is_public: bool) -> Outgoing | None:
        """None when there is no point in it any more. Raises `NotYet`."""
        ...


class SlackCarrier:
    """Meets `bot.ports.Carrier`."""

    def __init__(self, slack: Slack, contents: Contents, has_echoes: Callable[[str], Awaitable[bool]]) -> None:
        """`has_echoes`: whether Slack tells us of our own posts in a workspace."""
        self._slack, self._contents, self._has_echoes = slack, contents, has_echoes
        self._channels = Channels(slack)

    async def send(self, message: Message, sender: Sender) -> SendResult:
        workspace = sender.key.split(":")[1]
        if message.purpose is Purpose.TAKING_BACK:
            return await taken_back(self._slack, workspace, message)
        try:
            is_public = message.purpose is Purpose.CARD and await self._channels.is_public(workspace, sender.address)
            outgoing = await self._contents.of(message, is_public=is_public)
            if outgoing is None:
                return Refused("no_longer_needed")
            return await self._handed_over(workspace, message, outgoing, is_public)
        except (NotYet, StorageUnreachable):
            return NotTaken(NOT_YET_SECONDS)
        except SlackBusy as busy:
            return NotTaken(busy.wait_seconds, whole_sender=True)
        except SlackNotReached:
            return NotTaken(_backoff(message), whole_sender=True)
        except SlackUnclear as unclear:
            return NoAnswer(str(unclear))
        except WorkspaceGone:
            return Refused("workspace_gone")
        except SlackRefused as refused:
            log.warning("message %s: refused by Slack (%s) %s", message.key, refused.error, "; ".join(refused.details))
            return Refused(refused.error)

    async def _handed_over(self, workspace: str, message: Message, outgoing: Outgoing, is_public: bool) -> SendResult:
        if outgoing.file is not None:
            return await self._file(workspace, outgoing, outgoing.file)
        post = outgoing.post
        answer = await self._slack.call(
            workspace,
            "chat.postMessage",
            channel=outgoing.channel,
            thread_ts=outgoing.thread,
            text=post.text,
            blocks=list(post.blocks) or None,
            metadata=post.metadata or {"event_type": POST_METADATA, "event_payload": {"key": message.key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return _accepted(message, answer, outgoing, is_public)

    async def _file(self, workspace: str, outgoing: Outgoing, content: bytes) -> SendResult:
        channel = await self._channels.room(workspace, outgoing.channel)
        title = outgoing.post.text
        file = await self._slack.upload(workspace, outgoing.filename, content, channel, outgoing.thread, title)
        return Accepted(f"{channel}:{file}")

    async def sent_to(self, message: Message, sender: Sender) -> list[ListedMessage]:
        """Where Slack lets us read, what stands there; else what Slack tells us of our posts, or does not tell.

        Only the card is waited for like that, and not for ever: who hears of none of our posts will not hear of it.
        Raises `NeverTold`. A workspace that has removed us will never tell: the next try ends it.
        """
        workspace = sender.key.split(":")[1]
        if message.purpose is Purpose.TAKING_BACK:  # twice is as good as once
            return []
        try:
            channel = await self._channels.room(workspace, sender.address)
            return await found(self._slack, workspace, channel, message)
        except SlackRefused:
            if message.purpose is not Purpose.CARD:
                return [_taken_as_sent(message)]
            if _since_try_seconds(message) > LAST_ECHO_SECONDS and await self._has_echoes(workspace):
                return []
            if _since_try_seconds(message) > GIVEN_UP_SECONDS:
                raise NeverTold from None
            raise CarrierUnreachable("may_not_read") from None
        except WorkspaceGone:
            return []
        except SlackError as error:
            raise CarrierUnreachable(type(error).__name__) from error

    async def received(self, sender: Sender, since: datetime) -> list[Row]:
        """Slack lists nothing that was meant for us."""
        return []

    async def fate_of(self, message: Message, sender: Sender) -> Fate | None:
        """A post that was taken stands."""
        return None


def _accepted(message: Message, answer: Mapping[str, Any], outgoing: Outgoing, is_public: bool) -> SendResult:
    channel, ts = answer.get("channel"), answer.get("ts")
    if not isinstance(channel, str) or not isinstance(ts, str):
        return NoAnswer("no ts")
    told = {"is_public": is_public, "posted_hash": outgoing.hash} if message.purpose is Purpose.CARD else {}
    return Accepted(f"{channel}:{ts}", told)


def _taken_as_sent(message: Message) -> ListedMessage:
    """Twice would be worse than not at all: what it says stands on the card, too."""
    at = message.leased_at or datetime.now(UTC)
    return ListedMessage(f"{message.address}:unknown:{message.key}", "", message.address, message.body, False, at)


def _since_try_seconds(message: Message) -> float:
    now = datetime.now(UTC)
    return (now - (message.leased_at or now)).total_seconds()


def _backoff(message: Message) -> float:
    return float(min(FIRST_WAIT_SECONDS * 2 ** min(message.attempts, 6), LONGEST_WAIT_SECONDS))
