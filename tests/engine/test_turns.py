"""Turns: every row once, in the order of its lane, many lanes beside each other."""

from bot.domain.inbox import Row, check_lane
from bot.domain.lifecycle import EventType
from bot.flows.changes import Changes, View
from tests.engine.conftest import LANE, World, a_text
from tests.storage.scene import rows


async def test_rows_of_many_lanes_are_each_applied_once_and_in_order(world_on_either: World) -> None:
    world = world_on_either
    await world.begin()
    for number in range(20):
        for lane in range(10):
            await world.intake.take(a_text(f"{lane}-{number:02d}", lane=f"{LANE}{lane}"))

    async def is_done() -> bool:
        return len(world.applied) >= 200

    await world.until(is_done)
    for lane in range(10):
        assert [key for key in world.applied if key.startswith(f"{lane}-")] == [f"{lane}-{n:02d}" for n in range(20)]


async def test_a_row_told_to_another_lane_is_applied_there(world: World) -> None:
    def script(view: View | None, row: Row) -> Changes:
        return Changes(tell=[a_text("told", lane=check_lane("gone"))] if row.key == "first" else [])

    world.script = script
    await world.begin()
    await world.intake.take(a_text("first"))

    async def is_done() -> bool:
        return world.applied == ["first", "told"]

    await world.until(is_done)


async def test_the_same_row_twice_has_one_effect(world: World) -> None:
    await world.begin()
    for _ in range(5):
        await world.intake.take(a_text("once"))
    await world.intake.take(a_text("after"))

    async def is_done() -> bool:
        return "after" in world.applied

    await world.until(is_done)
    assert world.applied == ["once", "after"]


async def test_a_row_that_failed_is_tried_again_before_the_next(world: World) -> None:
    tries: list[str] = []

    def script(view: View | None, row: Row) -> Changes:
        tries.append(row.key)
        if tries.count("hard") == 1 and row.key == "hard":
            raise ValueError("somebody's words")
        return Changes()

    world.script = script
    await world.begin()
    await world.intake.take(a_text("hard"), a_text("after"))

    async def is_committed() -> bool:
        return await rows(world.storage, "SELECT error FROM inbox WHERE applied_at IS NOT NULL") == [(None,), (None,)]

    await world.until(is_committed)
    assert tries == ["hard", "hard", "after"]
    assert EventType.MESSAGE_PARKED not in [type for (type,) in await rows(world.storage, "SELECT type FROM event")]
