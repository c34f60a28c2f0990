"""Errands: what a turn asked for is fetched outside of it, and becomes one row, whatever fails on the way (R16)."""

from bot.domain.inbox import Errand, Happening, Row
from bot.flows.changes import Changes, View
from tests.engine.conftest import LANE, World, a_text
from tests.storage.scene import number_of, rows

CARD = "https://api.twilio.com/card"


def asking(view: View | None, row: Row) -> Changes:
    """A turn that wants a card fetched for each text."""
    if row.happening is not Happening.TEXT_RECEIVED:
        return Changes()
    return Changes(put=[Errand(LANE, f"{row.key}:c", CARD, {"addresses": [CARD], "conversation": "c"})])


async def until_heard(world: World, times: int = 1) -> list[Row]:
    async def is_so() -> bool:
        return len([key for key in world.applied if key.endswith(":c")]) >= times

    await world.until(is_so)
    found = await rows(world.storage, "SELECT payload FROM inbox WHERE source = 'errand' ORDER BY id")
    assert await number_of(world.storage, "errand") == 0
    return [Row(LANE, "errand", "", Happening.ERRAND_DONE, {"text": payload}) for (payload,) in found]


async def test_what_is_fetched_becomes_a_row_of_the_lane(world_on_either: World) -> None:
    world = world_on_either
    world.script, world.provider.media = asking, {CARD: "BEGIN:VCARD"}
    await world.begin()
    await world.intake.take(a_text("SM1"))
    [heard] = await until_heard(world)
    assert '"fetched":["BEGIN:VCARD"]' in heard.payload["text"] and '"failure":null' in heard.payload["text"]


async def test_an_outage_is_waited_for(world: World) -> None:
    world.script, world.provider.media, world.provider.is_away = asking, {CARD: "BEGIN:VCARD"}, True
    await world.begin()
    await world.intake.take(a_text("SM1"))

    async def has_tried() -> bool:
        return len(world.provider.fetches) >= 2

    await world.until(has_tried)
    world.provider.is_away = False
    [heard] = await until_heard(world)
    assert '"fetched":["BEGIN:VCARD"]' in heard.payload["text"]


async def test_what_stays_away_is_given_up_and_told(world: World) -> None:
    world.script, world.provider.is_away = asking, True
    await world.begin()
    await world.intake.take(a_text("SM1"))
    [heard] = await until_heard(world)
    assert '"fetched":[]' in heard.payload["text"] and '"failure":"away"' in heard.payload["text"]
    assert len(world.provider.fetches) == 4


async def test_what_is_not_there_is_asked_for_once(world: World) -> None:
    world.script = asking
    await world.begin()
    await world.intake.take(a_text("SM1"))
    [heard] = await until_heard(world)
    assert '"failure":"http_404"' in heard.payload["text"] and world.provider.fetches == [CARD]


async def test_a_crash_between_fetching_and_writing_loses_nothing_and_doubles_nothing(world_on_either: World) -> None:
    """The lease of the one that died runs out; should it wake up again, it comes too late."""
    world = world_on_either
    world.script, world.provider.media = asking, {CARD: "BEGIN:VCARD"}
    await world.ask(a_text("SM1"))
    [dead] = await world.storage.errands.take(8, 60)
    assert await world.storage.errands.take(8, 60) == []
    await world.storage.errands.put_off(dead.errand, dead.attempt, 0)  # as when its time is over
    await world.begin()
    assert len(await until_heard(world)) == 1
    late = Row(LANE, "errand", dead.errand.key, Happening.ERRAND_DONE, dict(dead.errand.payload))
    assert not await world.storage.errands.done(dead.errand, late, world.clock.now())
    assert await number_of(world.storage, "inbox", "source = 'errand'") == 1


async def test_two_programs_never_take_the_same_errand(world_on_either: World) -> None:
    world = world_on_either
    world.script = asking
    for number in range(6):
        await world.ask(a_text(f"SM{number}"))
    one, other = await world.storage.errands.take(4, 60), await world.storage.errands.take(4, 60)
    keys = [taken.errand.key for taken in (*one, *other)]
    assert sorted(keys) == sorted(set(keys)) and len(keys) == 6


async def test_a_late_put_off_undoes_nothing_of_a_later_try(world: World) -> None:
    world.script = asking
    await world.ask(a_text("SM1"))
    [first] = await world.storage.errands.take(8, 0)
    [second] = await world.storage.errands.take(8, 60)
    await world.storage.errands.put_off(first.errand, first.attempt, 0)
    assert (first.attempt, second.attempt) == (1, 2)
    assert await world.storage.errands.take(8, 60) == []
