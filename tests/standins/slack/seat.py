"""What one person sees of a workspace: cards and their threads, what is shown to them alone, modals, the Home."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from tests.standins.slack.filling import NotPossible
from tests.standins.slack.kit.blocks import elements_of
from tests.standins.slack.surfaces import View
from tests.standins.slack.world import Message, User, Workspace

PATIENCE_SECONDS = 240.0
Found = TypeVar("Found")


async def until(look: Callable[[], Found | None], seconds: float = PATIENCE_SECONDS) -> Found:
    """What is there to be seen, as soon as it is; raises `AssertionError` when it does not come."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not (found := look()):
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"not to be seen within {seconds} s")
        await asyncio.sleep(0.02)
    return found


class Seat:
    def __init__(self, workspace: Workspace, user: User) -> None:
        self.workspace, self.user = workspace, user

    @property
    def messages(self) -> list[Message]:
        """All that this person may see, oldest first."""
        mine = {one.id for one in self.workspace.channels.values() if self._may_see(one.id)}
        standing = [one for one in self.workspace.standing if one.channel in mine or one.is_ephemeral]
        return [one for one in standing if one.seen_by in ("", self.user.id)]

    @property
    def whispers(self) -> list[Message]:
        """What is shown to this person alone, in channels."""
        return [one for one in self.messages if one.is_ephemeral]

    @property
    def directs(self) -> list[Message]:
        return [one for one in self.messages if self.workspace.channels[one.channel].is_im and not one.is_ephemeral]

    def cards(self, name: str = "") -> list[Message]:
        """Top-level messages in channels that hold the name and something to press."""
        channels = [one for one in self.messages if not one.is_ephemeral and not one.is_reply]
        public = [one for one in channels if not self.workspace.channels[one.channel].is_im]
        return [one for one in public if name in one.words and buttons_of(one)]

    def thread(self, card: Message) -> list[Message]:
        return [one for one in self.messages if one.thread_ts == card.ts and one.channel == card.channel]

    @property
    def modals(self) -> list[View]:
        return self.workspace.modals.get(self.user.id, [])

    @property
    def modal(self) -> View:
        """The topmost; raises `NotPossible` when none is open."""
        if not self.modals:
            raise NotPossible("no modal is open")
        return self.modals[-1]

    @property
    def home(self) -> View:
        if self.user.id not in self.workspace.homes:
            raise NotPossible("no Home was published")
        return self.workspace.homes[self.user.id]

    async def card(self, name: str, holding: str = "", seconds: float = PATIENCE_SECONDS) -> Message:
        """The one card of this candidate, once it holds these words."""
        [card] = await until(lambda: [one for one in self.cards(name) if holding in one.words], seconds)
        return card

    async def said_in_thread(self, card: Message, words: str, seconds: float = PATIENCE_SECONDS) -> Message:
        return (await until(lambda: [one for one in self.thread(card) if words in one.words], seconds))[-1]

    async def whispered(self, words: str = "", after: int = 0, seconds: float = PATIENCE_SECONDS) -> Message:
        """The newest that is shown to this person alone; `after` so many that were there before."""
        found = await until(lambda: [one for one in self.whispers[after:] if words in one.words], seconds)
        return found[-1]

    async def answered(self, whispers: int, modals: int, seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether there is more to be seen than so many whispers and modals, before long."""
        return await until(lambda: len(self.whispers) > whispers or len(self.modals) > modals, seconds)

    async def opened_modal(self, block_id: str = "", seconds: float = PATIENCE_SECONDS) -> View:
        """The topmost modal, once one is open that has this block."""
        return await until(lambda: self._modal_with(block_id), seconds)

    async def seen_at_home(self, words: str, seconds: float = PATIENCE_SECONDS) -> View:
        homes = self.workspace.homes
        await until(lambda: self.user.id in homes and words in self.home.words, seconds)
        return self.home

    def _modal_with(self, block_id: str) -> View | None:
        found = [one for one in self.modals[-1:] if not block_id or block_id in [b["block_id"] for b in one.blocks]]
        return found[0] if found else None

    def _may_see(self, channel: str) -> bool:
        found = self.workspace.channels[channel]
        is_guest = self.user.is_restricted or self.user.is_ultra_restricted
        return self.user.id in found.members or not (found.is_private or found.is_im or is_guest)


def buttons_of(message: Message) -> list[str]:
    """The `action_id`s that can be pressed."""
    return [
        element["action_id"] for block in message.blocks for element in elements_of(block) if "action_id" in element
    ]
