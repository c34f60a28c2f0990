"""Providers are asked what became of messages, once each time, and silence on WhatsApp counts in the end."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.channel import Channel
from bot.domain.fate import NO_SIGN
from bot.domain.inbox import Happening, Lane, Row
from bot.domain.message import Delivery
from bot.flows.changes import Changes, DeliveryReport, View
from bot.ports import Charge, Fate
from tests.engine.conftest import LANE, PHONE, World, a_text
from tests.storage.scene import rows

WHATSAPP = f"person:whatsapp:{PHONE}"
MINUTES, HOURS = timedelta(minutes=1), timedelta(hours=1)


def _writing(world: World, **given: Any) -> None:
    """The first text is answered by a message; what is reported of it is taken in."""

    def script(view: View | None, row: Row) -> Changes:
        told = row.payload
        if row.happening is Happening.DELIVERY_REPORTED:
            report = DeliveryReport(told["message"], Delivery(told["delivery"]), told["error"], told["provider_id"])
            return Changes(reports=[report])
        return Changes(put=[world.message("m1", **given)]) if row.key == "start" else Changes()

    world.script = script


async def _sent(world: World, **given: Any) -> None:
    _writing(world, **given)
    await world.begin()
    await world.ask(a_text("start", given.get("lane", LANE)))
    await world.until_sent(1)


def _as_called(delivery: Delivery, status: str, error: str | None = None) -> Row:
    told = {"message": "m1", "provider_id": "SM1", "delivery": delivery.value, "error": error}
    return Row(LANE, "twilio-status", f"SM1:{status}", Happening.DELIVERY_REPORTED, told)


async def _kept(world: World, *columns: str) -> tuple[Any, ...]:
    return (await rows(world.storage, f"SELECT {', '.join(columns)} FROM outbox WHERE key = 'm1'"))[0]


async def test_a_provider_is_asked_after_ten_minutes_one_hour_and_twelve(world: World) -> None:
    await _sent(world)
    await world.clock.advance(9 * MINUTES)
    assert world.provider.asked_about == []
    for moved, times in ((1 * MINUTES, 1), (1 * HOURS, 2), (12 * HOURS, 3), (48 * HOURS, 3)):
        await world.clock.advance(moved)
        assert len(world.provider.asked_about) == times
    assert await _kept(world, "delivery", "ask_at") == ("accepted", None)


async def test_what_the_provider_tells_is_known_as_its_own_report(world_on_either: World) -> None:
    world = world_on_either
    await _sent(world)
    world.provider.fates["m1"] = Fate(
        Delivery.DELIVERED, _as_called(Delivery.DELIVERED, "delivered"), Charge(Decimal("0.0158"), "USD", 2)
    )
    await world.clock.advance(11 * MINUTES)
    known = await _kept(world, "delivery", "charge", "currency", "charged_segments", "ask_at")
    assert known == ("delivered", 15800, "USD", 2, None)
    assert await world.intake.put([_as_called(Delivery.DELIVERED, "delivered")]) == 0  # the callback comes after all


async def test_a_price_that_comes_later_is_asked_for_again(world: World) -> None:
    await _sent(world)
    delivered = _as_called(Delivery.DELIVERED, "delivered")
    world.provider.fates["m1"] = Fate(Delivery.DELIVERED, delivered, Charge(None, "", 1))
    await world.clock.advance(11 * MINUTES)
    assert await _kept(world, "charge", "charged_segments") == (None, 1)
    world.provider.fates["m1"] = Fate(Delivery.DELIVERED, delivered, Charge(Decimal("0.05"), "USD", 1))
    await world.clock.advance(1 * HOURS)
    assert await _kept(world, "charge", "ask_at") == (50000, None)


async def test_a_failure_of_which_no_report_came_is_known_at_its_hour(world: World) -> None:
    """Not when the day that the clock is moved by is over."""
    await _sent(world)
    began = world.clock.now()
    report = _as_called(Delivery.UNDELIVERED, "undelivered", "number_unknown")
    world.provider.fates["m1"] = Fate(Delivery.UNDELIVERED, report)
    await world.clock.advance(24 * HOURS)
    assert await _kept(world, "delivery", "error") == ("undelivered", "number_unknown")
    [(received_at,)] = await rows(world.storage, "SELECT received_at FROM inbox WHERE source = 'twilio-status'")
    assert abs(received_at / 1e6 - (began + 10 * MINUTES).timestamp()) < 120


async def test_a_whatsapp_message_without_any_sign_has_failed_after_twelve_hours(world_on_either: World) -> None:
    world = world_on_either
    await _sent(world, channel=Channel.WHATSAPP, lane=WHATSAPP)
    began = world.clock.now()
    await world.clock.advance(24 * HOURS)
    assert await _kept(world, "delivery", "error") == ("undelivered", NO_SIGN)
    [(received_at,)] = await rows(world.storage, "SELECT received_at FROM inbox WHERE source = 'fates'")
    assert abs(received_at / 1e6 - (began + 12 * HOURS).timestamp()) < 240


async def test_nobody_is_silent_who_has_written_since(world_on_either: World) -> None:
    world = world_on_either
    await _sent(world, channel=Channel.WHATSAPP, lane=WHATSAPP)
    heard = Lane(WHATSAPP, heard_at=world.clock.now() + MINUTES)
    world.script = lambda view, row: Changes(put=[heard])
    await world.ask(a_text("written", WHATSAPP))
    await world.clock.advance(24 * HOURS)
    assert await _kept(world, "delivery", "ask_at") == ("accepted", None)


async def test_a_text_message_without_a_report_is_not_taken_for_lost(world: World) -> None:
    await _sent(world)
    await world.clock.advance(24 * HOURS)
    assert await _kept(world, "delivery", "error") == ("accepted", None)


async def test_a_provider_that_is_away_is_asked_when_it_is_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.fates.AWAY_SECONDS", 0.1)
    await _sent(world, channel=Channel.WHATSAPP, lane=WHATSAPP)
    world.provider.is_away = True
    await world.clock.advance(24 * HOURS)
    assert await _kept(world, "delivery", "asked") == ("accepted", 0)
    world.provider.is_away = False

    async def is_known() -> bool:
        return await _kept(world, "error") == (NO_SIGN,)

    await world.until(is_known)


async def test_no_two_programs_ask_about_the_same_message(world_on_either: World) -> None:
    world = world_on_either
    await world.ask(a_text("nothing"))
    world.script = lambda view, row: Changes(
        put=[world.message(f"m{n}", lane=f"person:sms:+467017406{n:02d}") for n in range(40)]
    )
    await world.begin()
    await world.ask(a_text("many"))
    await world.until_sent(40)
    await world.roles.stop()
    later = world.clock.now() + 11 * MINUTES
    takers = await asyncio.gather(*(world.storage.fates.take(later, 16) for _ in range(5)))
    taken = [one.message.key for those in takers for one in those]
    assert len(taken) == len(set(taken)) == 40
