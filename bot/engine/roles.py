"""The parts that one program may play. Alone it plays all; on many machines each plays some."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.engine.cards import Cards
from bot.engine.clearing import Clearing
from bot.engine.clock import ProductClock
from bot.engine.errands import Errands
from bot.engine.fates import Fates
from bot.engine.homes import HomesKept
from bot.engine.hooks import Hooks
from bot.engine.intake import Intake
from bot.engine.loops import Loops, Step
from bot.engine.reconcile import Reconcile
from bot.engine.retention import Retention
from bot.engine.send import Send
from bot.engine.settle import Settle
from bot.engine.templates import TemplatesKept
from bot.engine.tick import Tick
from bot.engine.turn import Turns

# What was missed while nobody listened comes before what is written now, if the provider answers soon.
RECONCILE_PATIENCE_SECONDS = 5.0
LAST_TURNS_SECONDS, LAST_SENDS_SECONDS = 2.0, 3.0  # a stop takes less than 8 s in all


class ProgramRole(StrEnum):
    WEB = "web"
    TURN = "turn"
    SEND = "send"
    TICK = "tick"


ALL_ROLES = frozenset(ProgramRole)


@dataclass(frozen=True, slots=True)
class Machinery:
    clock: ProductClock
    intake: Intake
    turns: Turns
    send: Send
    settle: Settle
    fates: Fates
    tick: Tick
    errands: Errands
    reconcile: Reconcile
    clearing: Clearing
    retention: Retention
    turns_at_once: int
    cards: Cards | None = None  # where there is a Slack
    homes: HomesKept | None = None
    templates: TemplatesKept | None = None  # where there is a WhatsApp sender
    hooks: Hooks | None = None

    def steps(self, role: ProgramRole) -> dict[str, Step]:
        match role:
            case ProgramRole.WEB:
                return {}  # the server itself, which is not ours
            case ProgramRole.TURN:
                workers = {f"turn {number}": self.turns.work for number in range(1, self.turns_at_once + 1)}
                return {**workers, "poll": self.turns.poll}
            case ProgramRole.SEND:
                asking = {"settle": self.settle.run, "fates": self.fates.run, "errands": self.errands.run}
                return {"send": self.send.run, **asking, **self._hooks(), **self._desk(), **self._templates()}
            case ProgramRole.TICK:
                return {"tick": self.tick.run, "clearing": self.clearing.run, "retention": self.retention.run}

    def _templates(self) -> dict[str, Step]:
        return {"templates": self.templates.run} if self.templates else {}

    def _hooks(self) -> dict[str, Step]:
        return {"webhooks": self.hooks.run} if self.hooks else {}

    def _desk(self) -> dict[str, Step]:
        cards: dict[str, Step] = {"cards": self.cards.run} if self.cards else {}
        return {**cards, "homes": self.homes.run} if self.homes else cards


class Roles:
    def __init__(self, machinery: Machinery) -> None:
        self._machinery = machinery
        self._loops = Loops()

    async def begin(self, roles: Collection[ProgramRole]) -> None:
        """After the server listens: the sandbox's provider is in it."""
        machinery = self._machinery
        self._loops.start({"clock": machinery.clock.step, "spool": machinery.intake.replay})
        if ProgramRole.TICK in roles:
            self._loops.start({"reconcile": machinery.reconcile.run})
            await _within(machinery.reconcile.asked, RECONCILE_PATIENCE_SECONDS)
        for role in roles:
            self._loops.start(machinery.steps(role))

    async def stop(self) -> None:
        await self._loops.stop()
        machinery = self._machinery
        await asyncio.gather(
            machinery.turns.settle_down(LAST_TURNS_SECONDS),
            machinery.send.settle_down(LAST_SENDS_SECONDS),
            *([machinery.hooks.settle_down(LAST_SENDS_SECONDS)] if machinery.hooks else []),
        )


async def _within(event: asyncio.Event, timeout_seconds: float) -> None:
    await asyncio.wait([waiting := asyncio.create_task(event.wait())], timeout=timeout_seconds)
    waiting.cancel()
