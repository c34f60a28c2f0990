"""Moving the clock: time passes on the way, and what falls due happens at its hour."""

import time
from datetime import datetime, timedelta

import pytest

from bot.domain.inbox import Happening, Row, Timer
from bot.engine.clock import ProductClock
from bot.errors import Conflict, RequestRefused
from bot.flows.changes import Changes, View
from bot.storage.clock import SqlOffset
from tests.engine.conftest import LANE, World, a_text

HOURS = (24, 36, 48)


class Watch:
    """How long a test takes is no time that its clock was moved by."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def passed(self) -> timedelta:
        return timedelta(seconds=time.monotonic() - self._began)


def _reminding(world: World, fell_due_at: list[datetime]) -> None:
    """A text starts timers; each timer brings about a message and, half an hour later, another timer."""

    def script(view: View | None, row: Row) -> Changes:
        now = world.clock.now()
        if row.key == "start":
            return Changes(
                put=[Timer(LANE, f"{h}", now + timedelta(hours=h), Happening.REMINDER_FELL_DUE) for h in HOURS]
            )
        if row.happening is not Happening.REMINDER_FELL_DUE:
            return Changes()
        fell_due_at.append(now)
        then = Timer(LANE, f"{row.key}-then", now + timedelta(minutes=30), Happening.PATIENCE_ENDED)
        return Changes(put=[then, world.message(row.key)])

    world.script = script


async def test_what_falls_due_on_the_way_happens_at_its_hour(world_on_either: World) -> None:
    world, fell_due_at = world_on_either, list[datetime]()
    _reminding(world, fell_due_at)
    await world.begin()
    await world.ask(a_text("start"))
    watch, began = Watch(), world.clock.now()
    await world.clock.advance(timedelta(hours=40))
    moved = world.clock.now() - began
    passed = [round((at - began) / timedelta(hours=1), 1) for at in fell_due_at]
    assert passed == [24, 36]
    assert len([key for key in world.applied if "then" in key]) == 2
    assert len(world.provider.sent) == 2
    assert timedelta(hours=40) <= moved <= timedelta(hours=40) + watch.passed()


async def test_the_offset_outlives_a_restart(world: World) -> None:
    watch, before = Watch(), world.clock.now()
    await world.clock.advance(timedelta(days=2))
    again = ProductClock(SqlOffset(world.storage.database))
    await again.look()
    assert timedelta(days=2) <= again.now() - before <= timedelta(days=2) + watch.passed()


async def test_no_time_passes_in_no_time(world: World) -> None:
    watch, before = Watch(), world.clock.now()
    assert timedelta() <= await world.clock.advance(timedelta()) - before <= watch.passed()


async def test_time_does_not_pass_backwards(world: World) -> None:
    with pytest.raises(RequestRefused):
        await world.clock.advance(timedelta(seconds=-1))


async def test_a_clock_that_may_not_move_stands(world: World) -> None:
    world.clock.may_move = False
    with pytest.raises(Conflict):
        await world.clock.advance(timedelta(hours=1))
