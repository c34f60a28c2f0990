"""Boards that cards are put up on: one in memory with Slack's faults, and the real one over a small Slack."""

from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any, Protocol

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.slack.calls import Slack
from bot.desk.board import SlackBoard
from bot.ports import Board, Drawn, StaleCard
from bot.storage.opening import Storage
from tests.storage.desk_scene import PLACED
from tests.storage.scene import put
from tests.world import TEXTS, World


class Fault(StrEnum):
    BUSY = "429 for three seconds"
    REFUSED = "message_not_found"
    LOST = "500, whatever became of it"


class Side(Protocol):
    """A board, and a hand on what is drawn, what goes wrong, and what is up in the end."""

    @property
    def board(self) -> Board: ...

    @property
    def faults(self) -> deque[Fault]: ...

    async def say(self, card: StaleCard, words: str) -> None:
        """From now on the card is drawn with these words in it."""
        ...

    def up(self) -> list[str]:
        """The words of each update that was taken, in order."""
        ...


@dataclass
class Slate:
    """Meets `bot.ports.Board`, in memory."""

    words: dict[str, str] = field(default_factory=dict)  # by check
    faults: deque[Fault] = field(default_factory=deque)
    updates: list[tuple[str, str]] = field(default_factory=list)  # check, words
    undrawable: set[str] = field(default_factory=set)

    @property
    def board(self) -> "Slate":
        return self

    async def drawn(self, card: StaleCard) -> Drawn:
        if card.check in self.undrawable:
            raise RuntimeError(f"{card.check} can't be drawn")
        words = self.words.get(card.check, "")
        return Drawn(sha256(words.encode()).hexdigest()[:32], {"text": words, "blocks": []})

    async def update(self, card: StaleCard, drawn: Drawn) -> float | None:
        fault = self.faults.popleft() if self.faults else None
        if fault is Fault.BUSY:
            return 3.0
        if fault is Fault.LOST:
            return 3.0
        if fault is None:
            self.updates.append((card.check, str(drawn.content["text"])))
        return None

    async def say(self, card: StaleCard, words: str) -> None:
        self.words[card.check] = words

    def up(self) -> list[str]:
        return [words for _, words in self.updates]


class FixedTokens:
    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        return "xoxb-1"


@dataclass
class RealSide:
    storage: Storage
    board: Board
    faults: deque[Fault] = field(default_factory=deque)
    heard: list[Mapping[str, Any]] = field(default_factory=list)

    async def say(self, card: StaleCard, words: str) -> None:
        """The words are the candidate's name, which stands first on the card."""
        await put(self.storage, replace(PLACED, id=card.check, candidate_name=words))

    def up(self) -> list[str]:
        return [str(one["text"]).partition(":")[0] for one in self.heard]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.popleft() if self.faults else None
        if fault is Fault.BUSY:
            answer = {"ok": False, "error": "ratelimited"}
            return web.json_response(answer, status=429, headers={"Retry-After": "3"})
        if fault is Fault.LOST:
            return web.json_response({}, status=500)
        if fault is Fault.REFUSED:
            return web.json_response({"ok": False, "error": fault.value})
        self.heard.append(await request.json())
        return web.json_response({"ok": True, "channel": "C1", "ts": "1.0"})


@asynccontextmanager
async def a_real_side(storage: Storage) -> AsyncIterator[RealSide]:
    app = web.Application()
    server = TestServer(app)

    async def update(request: web.Request) -> web.StreamResponse:
        return await side.answer(request)

    app.router.add_post("/api/chat.update", update)
    await server.start_server()
    slack = Slack(str(server.make_url("/api/")), FixedTokens())
    side = RealSide(storage, SlackBoard(slack, TEXTS, World().moment))
    yield side
    await slack.close()
    await server.close()
