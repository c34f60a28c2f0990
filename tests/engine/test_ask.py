"""Asking: a row goes in, and its outcome comes back."""

import asyncio

import pytest

from bot.domain.inbox import Row, check_lane
from bot.errors import Conflict, NotFound, RequestRefused, Unavailable
from bot.flows.changes import Changes, View
from tests.engine.conftest import World, a_text


async def test_the_outcome_comes_back_also_without_workers(world: World) -> None:
    world.script = lambda view, row: Changes(outcome={"checks": [row.key]})
    assert await world.ask(a_text("1")) == {"checks": ["1"]}


async def test_the_same_question_has_the_same_outcome(world: World) -> None:
    numbers = iter(range(10))
    world.script = lambda view, row: Changes(outcome={"number": next(numbers)})
    assert await world.ask(a_text("1")) == {"number": 0}
    assert await world.ask(a_text("1")) == {"number": 0}


async def test_many_ask_at_once_in_one_lane_and_in_many(world_on_either: World) -> None:
    world = world_on_either
    world.script = lambda view, row: Changes(outcome={"key": row.key})
    await world.begin()
    rows = [a_text(f"{n}", lane=check_lane(f"{n % 5}")) for n in range(50)]
    outcomes = await asyncio.gather(*(world.ask(row) for row in rows))
    assert outcomes == [{"key": row.key} for row in rows]


@pytest.mark.parametrize(
    ("kind", "error"),
    [("no-credits", Conflict), ("unknown-check", NotFound), ("unknown-questionnaire", RequestRefused)],
)
async def test_a_refusal_of_the_flow_is_raised(world: World, kind: str, error: type[RequestRefused]) -> None:
    world.script = lambda view, row: Changes(outcome={"refused": {"kind": kind, "detail": "No.", "at": "#/count"}})
    with pytest.raises(error) as refused:
        await world.ask(a_text("1"))
    assert (type(refused.value), refused.value.kind, refused.value.at) == (error, kind, "#/count")


async def test_a_row_that_cannot_be_applied_in_time_says_so(world: World) -> None:
    def script(view: View | None, row: Row) -> Changes:
        raise ValueError("never")

    world.script = script
    with pytest.raises(Unavailable):
        await world.ask(a_text("1"), 0.5)
