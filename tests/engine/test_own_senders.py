"""A number of a sub-account's own: written from and to by programs that were running when it was claimed (R3, R29)."""

from datetime import timedelta

from bot.domain.inbox import Row, person_lane
from bot.domain.message import SEND_NOW
from bot.domain.sender import OwnSender
from bot.flows.changes import Changes
from bot.storage.own_senders import SqlOwnSenders
from bot.storage.steps import Query, Steps
from tests.engine.conftest import LANE, PHONE, SENDER, World, a_text
from tests.engine.test_intake import _cut_off as cut_off
from tests.storage.scene import brought_about, rows

OURS = "+46846500999"
OWN = f"sms:{OURS}"
OWN_LANE = person_lane(OWN, PHONE)


def written_to(key: str, ours: str, channel: str = "sms") -> Row:
    payload = {"sender": channel, "address": PHONE, "channel": channel, "ours": ours}
    return a_text(key, person_lane(channel, PHONE), **payload)


async def claimed(world: World, *keys: str) -> None:
    await brought_about(world.storage, Changes(put=[OwnSender(key, "cafe") for key in keys]))


async def lanes(world: World) -> list[tuple[str, str]]:
    return [
        (key, lane)
        for key, lane in await rows(world.storage, "SELECT key, lane FROM inbox WHERE source = 'twilio' ORDER BY id")
    ]


async def test_what_is_written_to_it_is_in_its_lane(world_on_either: World) -> None:
    world = world_on_either
    await world.intake.take(written_to("before", OURS))
    await claimed(world, OWN)
    await world.intake.take(written_to("own", OURS), written_to("shared", SENDER.address), written_to("odd", "+461"))
    await world.intake.take(written_to("whatsapp", OURS, "whatsapp"))
    assert await lanes(world) == [
        ("before", LANE),
        ("own", OWN_LANE),
        ("shared", LANE),
        ("odd", LANE),
        ("whatsapp", person_lane("whatsapp", PHONE)),
    ]
    ((payload,),) = await rows(world.storage, "SELECT payload FROM inbox WHERE key = 'own'")
    assert OWN in str(payload)


async def test_the_shared_number_is_shared_even_if_somebody_has_claimed_it_before(world: World) -> None:
    await claimed(world, f"sms:{SENDER.address}")
    await world.intake.take(written_to("1", SENDER.address))
    assert await lanes(world) == [("1", LANE)]


async def test_what_was_spooled_is_addressed_when_it_is_replayed(world: World) -> None:
    away = cut_off(world, world.spool_folder)
    await away.take(written_to("1", OURS))
    await claimed(world, OWN)
    await world.begin()

    async def is_done() -> bool:
        return "1" in world.applied

    await world.until(is_done)
    assert await lanes(world) == [("1", OWN_LANE)]


async def test_its_messages_leave_as_itself_and_at_a_rate_of_its_own(world_on_either: World) -> None:
    world = world_on_either
    await claimed(world, OWN)
    mine = world.message("own", sender=OWN, lane=OWN_LANE)
    await brought_about(world.storage, Changes(put=[mine, world.message("shared")]))
    await world.begin()  # only now: a running engine may take a scene's turn before the scene does
    await world.until_sent(2)
    assert sorted((one.sender_address, one.body) for one in world.provider.sent) == [
        (SENDER.address, "Hej shared"),
        (OURS, "Hej own"),
    ]
    rates = dict(await rows(world.storage, "SELECT key, arrives_at FROM sender"))
    assert rates.keys() == {"sms", OWN} and all(rates.values())


async def test_a_number_that_nobody_has_claimed_is_not_written_from(world: World) -> None:
    await brought_about(world.storage, Changes(put=[world.message("own", sender=OWN, lane=OWN_LANE)]))
    assert not await world.storage.outbox.claim(world.clock.now(), "test", 10, lambda *_: SEND_NOW)


async def test_what_it_missed_is_found_from_when_it_was_claimed(world: World) -> None:
    await claimed(world, OWN)
    missed = written_to("missed", OURS)
    world.provider.inbound = [(world.clock.real() - timedelta(minutes=4), missed)]
    assert await world.machinery.reconcile.once()
    assert await lanes(world) == [("missed", OWN_LANE)]
    assert world.provider.asked == 1  # the shared one has no watermark yet


async def test_a_message_whose_sender_is_not_set_here_stays_unclear(world: World) -> None:
    """Another program may know the sender; that this one doesn't says nothing about whether it was sent."""
    gone = world.message("gone", sender="whatsapp", lane=LANE)
    await brought_about(world.storage, Changes(put=[gone]))
    await _leased(world, "gone")
    await world.machinery.settle.run()
    assert await world.progress() == {"gone": "unclear"}


async def _leased(world: World, key: str) -> None:
    await world.storage.database.write(lambda: _lease(key))


def _lease(key: str) -> Steps[None]:
    yield Query("UPDATE outbox SET progress = 'leased', leased_by = 'nobody', leased_at = 0 WHERE key = $1", [key])


async def test_programs_share_what_is_known_of_own_numbers(world_on_either: World) -> None:
    await claimed(world_on_either, OWN, f"whatsapp:{OURS}")
    book = SqlOwnSenders(world_on_either.storage.database)
    assert await book.all() == [OWN, f"whatsapp:{OURS}"]
    assert await book.among({OWN, "sms:+46700000000", "sms"}) == {OWN}
