"""Reconciling: what people wrote while nobody listened is found in the provider's list."""

from datetime import timedelta

from tests.engine.conftest import World, a_text


async def test_what_was_missed_is_taken_in_before_what_is_written_now(world: World) -> None:
    reconcile = world.machinery.reconcile
    assert await reconcile.once()
    world.provider.inbound = [(world.clock.real(), a_text(f"missed {n}")) for n in range(3)]
    await world.begin()
    await world.intake.take(a_text("now"))

    async def is_done() -> bool:
        return "now" in world.applied

    await world.until(is_done)
    assert world.applied == ["missed 0", "missed 1", "missed 2", "now"]


async def test_nothing_from_before_the_first_start_is_taken_in(world: World) -> None:
    world.provider.inbound = [(world.clock.real() - timedelta(hours=1), a_text("old"))]
    assert await world.machinery.reconcile.once()
    assert await world.machinery.reconcile.once()
    assert await world.storage.turns.ready_lanes(10) == []


async def test_what_came_by_webhook_already_has_no_second_effect(world: World) -> None:
    await world.machinery.reconcile.once()
    await world.ask(a_text("known"))
    world.provider.inbound = [(world.clock.real(), a_text("known"))]
    assert await world.machinery.reconcile.once()
    assert await world.storage.turns.ready_lanes(10) == []


async def test_while_the_provider_is_away_the_watermark_stays(world: World) -> None:
    await world.machinery.reconcile.once()
    world.provider.inbound = [(world.clock.real(), a_text("missed"))]
    world.provider.is_away = True
    assert not await world.machinery.reconcile.once()
    world.provider.is_away = False
    assert await world.machinery.reconcile.once()
    assert len(await world.storage.turns.ready_lanes(10)) == 1
