"""The engine's parts around a real database, a provider with faults, and turns that do what a test says."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.domain.channel import Channel
from bot.domain.inbox import Happening, Row, person_lane
from bot.domain.message import Message, Progress
from bot.domain.sender import BY_NUMBER, Sender, Senders
from bot.engine import passing, roles
from bot.engine.addressing import Addressing
from bot.engine.ask import Ask
from bot.engine.clearing import Clearing
from bot.engine.clock import ProductClock
from bot.engine.errands import Errands
from bot.engine.fates import Fates
from bot.engine.holder import Holder
from bot.engine.intake import Intake
from bot.engine.passing import MovableClock
from bot.engine.patience import Patience
from bot.engine.reconcile import Reconcile
from bot.engine.retention import Retention
from bot.engine.roles import ALL_ROLES, Machinery, Roles
from bot.engine.routes import Routes
from bot.engine.send import Send
from bot.engine.settle import Settle
from bot.engine.spool import Spool
from bot.engine.tick import Tick
from bot.engine.turn import Turns
from bot.flows.changes import Changes, View
from bot.ports import Wakeups
from bot.storage import repeats
from bot.storage.clock import SqlOffset
from bot.storage.opening import Storage, open_storage
from bot.storage.retention import over
from bot.storage.wakeups import wakeups_for
from bot.storage.watermarks import SqlWatermarks
from tests.builders import a_message
from tests.engine.provider import Provider
from tests.storage.scene import rows

SENDER = Sender("sms", Channel.SMS, "+46700000001", segments_per_second=1000)
PHONE = "+46701740605"
LANE = person_lane("sms", PHONE)
QUICK = Patience(first_look_seconds=0.05, next_look_seconds=0.1, provider_away_seconds=0.05)
SECRET = b"a secret for tests"
LONG = 100.0  # for what takes a moment where nothing else runs

Script = Callable[[View | None, Row], Changes]


def a_text(key: str, lane: str = LANE, **payload: Any) -> Row:
    return Row(lane, "twilio", key, Happening.TEXT_RECEIVED, {"text": key, **payload})


@dataclass
class World:
    storage: Storage
    wakeups: Wakeups
    clock: MovableClock
    machinery: Machinery
    roles: Roles
    asker: Ask
    provider: Provider
    spool_folder: Path
    script: Script = field(default=lambda view, row: Changes())
    applied: list[str] = field(default_factory=list)  # keys of rows, in the order in which they were applied

    @property
    def intake(self) -> Intake:
        return self.machinery.intake

    def apply(self, view: View | None, row: Row) -> Changes:
        changes = self.script(view, row)
        self.applied.append(row.key)
        return changes

    def message(self, key: str, **given: Any) -> Message:
        now = self.clock.now()
        usual = {"check": None, "conversation": None, "lane": LANE, "address": PHONE, "body": f"Hej {key}"}
        return a_message(**usual | {"key": key, "due_at": now, "created_at": now} | given)

    async def ask(self, row: Row, patience_seconds: float = LONG) -> dict[str, Any]:
        return await self.asker(row, patience_seconds)

    async def begin(self) -> None:
        await self.wakeups.start(takes_turns=True)
        await self.roles.begin(ALL_ROLES)

    async def progress(self) -> dict[str, Progress]:
        found = await rows(self.storage, "SELECT key, progress FROM outbox")
        return {key: Progress(progress) for key, progress in found}

    async def until(self, is_so: Callable[[], Coroutine[Any, Any, bool]]) -> None:
        async with asyncio.timeout(LONG):
            while not await is_so():
                await asyncio.sleep(0.02)

    async def until_sent(self, number: int) -> None:
        async def is_so() -> bool:
            progress = await self.progress()
            return len(progress) == number and set(progress.values()) == {Progress.SENT}

        await self.until(is_so)


@asynccontextmanager
async def a_world(database_url: str, folder: Path) -> AsyncIterator[World]:
    senders = Senders({SENDER.key: SENDER}, SENDER.segments_per_second)
    storage = await open_storage(database_url, senders, SECRET)
    provider, holder = Provider(), Holder()
    routes = Routes(dict.fromkeys(BY_NUMBER, provider), senders)
    wakeups = wakeups_for("", is_alone=True)
    clock = ProductClock(SqlOffset(storage.database))
    await clock.look()
    intake = Intake(
        storage.turns,
        storage.outbox,
        wakeups,
        Spool(folder / "spool", holder),
        clock,
        Addressing(storage.own_senders, senders, storage.written_mail),
    )
    tick = Tick(storage.turns, wakeups, clock)
    errands = Errands(storage.errands, provider, wakeups, clock, waits_seconds=(0.05,) * 3)
    fates = Fates(storage.fates, routes, intake, clock)
    machinery = Machinery(
        clock=clock,
        intake=intake,
        turns=Turns(storage.turns, lambda view, row: made.apply(view, row), wakeups, clock, errands.wake),
        errands=errands,
        send=Send(storage.outbox, routes, wakeups, clock, holder, patience=QUICK),
        settle=Settle(storage.outbox, routes, wakeups, clock, holder, QUICK),
        fates=fates,
        tick=tick,
        clearing=Clearing(repeats.clear, clock),
        retention=Retention(partial(over, storage.database), intake, clock),
        reconcile=Reconcile(routes, storage.own_senders, intake, SqlWatermarks(storage.database), clock),
        turns_at_once=4,
    )
    movable = MovableClock(clock, True, storage.turns, storage.outbox, tick, fates, wakeups)
    ask = Ask(storage.turns, intake, machinery.turns, wakeups)
    made = World(storage, wakeups, movable, machinery, Roles(machinery), ask, provider, folder / "spool")
    yield made
    await made.roles.stop()
    await wakeups.stop()
    await storage.close()


@pytest.fixture(autouse=True)
def _in_order_however_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who wait for a page go on after some seconds: then what was due happens later, and what was missed last."""
    monkeypatch.setattr(passing, "LONGEST_STOP_SECONDS", LONG)
    monkeypatch.setattr(passing, "LONGEST_WALK_SECONDS", LONG)
    monkeypatch.setattr(roles, "RECONCILE_PATIENCE_SECONDS", LONG)


@pytest.fixture
async def world(sqlite_url: str, tmp_path: Path) -> AsyncIterator[World]:
    async with a_world(sqlite_url, tmp_path) as made:
        yield made


@pytest.fixture
async def world_on_either(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    async with a_world(database_url, tmp_path) as made:
        yield made
