"""Starting and stopping: a stop is quick, whatever hangs."""

import asyncio

import pytest

from bot.domain.inbox import Row
from bot.domain.message import Message
from bot.domain.sender import Sender
from bot.engine import roles
from bot.engine.loops import Loops
from bot.flows.changes import Changes, View
from bot.ports import SendResult
from tests.engine.conftest import World, a_text
from tests.engine.provider import Provider


class Hanging(Provider):
    async def send(self, message: Message, sender: Sender) -> SendResult:
        await asyncio.sleep(3600)
        raise AssertionError("never")


async def test_a_stop_takes_less_than_eight_seconds_while_the_provider_hangs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert roles.LAST_TURNS_SECONDS + roles.LAST_SENDS_SECONDS < 6, "two are for the loops"
    monkeypatch.setattr(roles, "LAST_SENDS_SECONDS", 0.1)

    def script(view: View | None, row: Row) -> Changes:
        return Changes(put=[world.message(row.key)])

    world.script = script
    world.provider.__class__ = Hanging
    await world.begin()
    await world.intake.take(a_text("1"))

    async def is_leased() -> bool:
        return [one.value for one in (await world.progress()).values()] == ["leased"]

    await world.until(is_leased)
    async with asyncio.timeout(100):  # not the hour for which it hangs
        await world.roles.stop()


async def test_a_loop_goes_on_after_whatever_it_meets() -> None:
    steps: list[int] = []

    async def step() -> None:
        steps.append(1)
        await asyncio.sleep(0.01)
        raise ValueError("somebody's words")

    loops = Loops()
    loops.start({"hard": step})
    async with asyncio.timeout(100):
        while len(steps) < 2:
            await asyncio.sleep(0.02)
    await loops.stop()
