"""Sends: whatever the provider does, each message goes out once."""

from bot.domain.inbox import Happening, Row, person_lane
from bot.domain.message import Progress
from bot.flows.changes import Changes, View
from tests.engine.conftest import World, a_text
from tests.engine.provider import Fault
from tests.storage.scene import put, rows


def _says(world: World, number: int) -> None:
    """Every text is answered with messages to as many phones."""

    def script(view: View | None, row: Row) -> Changes:
        if row.happening is not Happening.TEXT_RECEIVED:
            return Changes()
        phones = [f"+4670174{n:04d}" for n in range(number)]
        lanes = [(phone, person_lane("sms", phone)) for phone in phones]
        return Changes(
            put=[
                world.message(f"{row.key}-{phone}", lane=lane, address=phone, body=f"Hej {row.key}")
                for phone, lane in lanes
            ]
        )

    world.script = script


async def test_messages_of_a_lane_leave_in_order(world_on_either: World) -> None:
    world = world_on_either
    _says(world, 1)
    await world.begin()
    for number in range(10):
        await world.intake.take(a_text(f"{number}"))
    await world.until_sent(10)
    assert world.provider.bodies() == [f"Hej {number}" for number in range(10)]


async def test_no_message_leaves_twice_whatever_the_provider_answers(world_on_either: World) -> None:
    world = world_on_either
    _says(world, 20)
    faults = (Fault.FAILED_AFTER_ACCEPTING, Fault.BUSY, Fault.FAILED_BEFORE_ACCEPTING, Fault.CRASHED)
    world.provider.faults.extend(faults * 8)
    await world.begin()
    await world.intake.take(a_text("1"), a_text("2"))
    await world.until_sent(40)
    sent = [(one.address, one.body) for one in world.provider.sent]
    assert len(sent) == len(set(sent)) == 40


async def test_two_like_messages_are_told_apart_when_one_is_unclear(world: World) -> None:
    def script(view: View | None, row: Row) -> Changes:
        return Changes(put=[world.message(row.key, body="Samma ord")])

    world.script = script
    world.provider.faults.extend([Fault.FAILED_AFTER_ACCEPTING] * 4)
    await world.begin()
    for number in range(4):
        await world.intake.take(a_text(f"{number}"))
    await world.until_sent(4)
    assert world.provider.bodies() == ["Samma ord"] * 4


async def test_an_unclear_message_waits_while_the_provider_cannot_be_asked(world: World) -> None:
    _says(world, 1)
    world.provider.faults.append(Fault.FAILED_BEFORE_ACCEPTING)
    world.provider.is_away = True
    await world.begin()
    await world.intake.take(a_text("1"))

    async def has_been_asked() -> bool:
        return world.provider.asked >= 4  # reconcile asks once

    await world.until(has_been_asked)
    assert list((await world.progress()).values()) == [Progress.UNCLEAR]
    world.provider.is_away = False
    await world.until_sent(1)
    assert len(world.provider.sent) == 1


async def test_one_silence_of_the_provider_counts_once_however_many_messages_wait(world: World) -> None:
    _says(world, 12)
    world.provider.faults.extend([Fault.FAILED_BEFORE_ACCEPTING] * 12)
    await world.begin()
    world.provider.is_away = True
    await world.intake.take(a_text("1"))

    async def has_been_asked() -> bool:
        return world.provider.asked >= 13  # reconcile asks once

    await world.until(has_been_asked)
    world.provider.is_away = False
    await world.until_sent(12)
    assert len(world.provider.sent) == 12


async def test_a_refused_message_is_not_tried_again(world: World) -> None:
    _says(world, 1)
    world.provider.faults.append(Fault.REFUSED)
    await world.begin()
    await world.intake.take(a_text("1"))

    async def has_failed() -> bool:
        return list((await world.progress()).values()) == [Progress.FAILED]

    await world.until(has_failed)
    assert world.provider.sent == []


async def test_a_report_that_carries_our_key_settles_an_unclear_message(world: World) -> None:
    _says(world, 1)
    world.provider.faults.append(Fault.FAILED_AFTER_ACCEPTING)
    world.provider.is_away = True
    await world.begin()
    await world.intake.take(a_text("1"))

    async def is_unclear() -> bool:
        return Progress.UNCLEAR in (await world.progress()).values()

    await world.until(is_unclear)
    [key] = await world.progress()
    _says(world, 0)
    [listed] = world.provider.sent
    await world.intake.take_report(a_text("report"), key, listed.provider_id)
    await world.until_sent(1)
    assert len(world.provider.sent) == 1


async def test_what_nobody_will_ever_tell_of_holds_up_nothing_behind_it(world: World) -> None:
    await put(world.storage, *(world.message(key) for key in ("lost", "behind")))
    world.provider.faults.append(Fault.FAILED_BEFORE_ACCEPTING)
    world.provider.tells_nothing = True
    await world.begin()

    async def is_settled() -> bool:
        return await world.progress() == {"lost": Progress.FAILED, "behind": Progress.SENT}

    await world.until(is_settled)
    assert await rows(world.storage, "SELECT error FROM outbox WHERE progress = 'failed'") == [("never_told",)]
