"""What fails on one channel is neither lost, nor said to somebody who wants nothing more (R30, R31, R38)."""

from datetime import timedelta
from typing import Any

from bot.domain.channel import Channel
from bot.domain.inbox import Happening
from bot.domain.lifecycle import Event, EventType
from bot.domain.message import Message, Purpose
from bot.flows.failover import failed_row
from bot.flows.lifecycle import sentence
from tests.world import TEXTS, Phone, World

ANNA = {"name": "Anna Lind", "phone": "+46701234567", "email": "anna@example.com"}
ON_WHATSAPP = Phone(ANNA["phone"], "whatsapp")


def started(world: World, contact: str, **more: Any) -> None:
    asked = {"sub_account": "default", "language": "en", "started_by": "Rut", "assignment": {"title": "Barista"}}
    world.ask_checks({**asked, "candidates": [ANNA], "candidate_contact": contact, "references_wanted": 1, **more})


def messages(world: World) -> list[Message]:
    return [one.what for one in world.told if isinstance(one.what, Message)]


def told(world: World) -> list[EventType]:
    return [one.what.type for one in world.told if isinstance(one.what, Event)]


def fail(world: World, message: Message) -> None:
    world.put(failed_row(message, "no_sign_of_delivery", was_sent=True)[0])


def test_where_the_text_is_refused_the_mail_beside_it_invites_and_starts_the_clocks() -> None:
    world = World()
    world.refused[Channel.SMS] = "number_unknown"
    started(world, "sms+email")
    assert [(one.channel, one.purpose) for one in messages(world)] == [(Channel.EMAIL, Purpose.OPENING)]
    assert told(world).count(EventType.CANDIDATE_INVITED) == 1
    world.advance(timedelta(hours=100))
    assert [(one.channel, one.purpose) for one in messages(world)[1:]] == [(Channel.EMAIL, Purpose.REMINDER)] * 3
    assert told(world)[-1] is EventType.CANDIDATE_UNRESPONSIVE


def test_nobody_who_has_written_stop_is_tried_on_another_channel() -> None:
    for late in (Purpose.OPENING, Purpose.FAREWELL):
        world = World()
        started(world, "whatsapp")
        world.text(ON_WHATSAPP, "STOP")
        fail(world, next(one for one in messages(world) if one.purpose is late))
        world.advance(timedelta(hours=100))
        assert {one.channel for one in messages(world)} == {Channel.WHATSAPP}
        assert EventType.FAILED_OVER not in told(world)


def test_what_is_sent_again_by_night_goes_out_once_in_the_morning() -> None:
    for channels in (["sms"], ["email", "sms"], ["sms", "email"]):
        world = World()
        world.now += timedelta(hours=13)
        started(world, "sms")
        check = next(iter(world.tables.checks))
        for channel in channels:
            assert "resent" in world.ask_check(check, Happening.RESEND_ASKED, person="candidate", channel=channel)
            world.advance(timedelta(hours=1))
        world.advance(timedelta(hours=9))
        assert [(one.channel, one.purpose) for one in messages(world)] == [(channels[-1], Purpose.OPENING)]
        assert told(world).count(EventType.CANDIDATE_INVITED) == 1
        assert EventType.CANDIDATE_REMINDED not in told(world)
        world.advance(timedelta(hours=30))
        assert EventType.CANDIDATE_REMINDED in told(world)


def test_news_that_fails_after_the_thread_has_moved_on_is_told_there() -> None:
    world = World()
    started(world, "whatsapp")
    opening = messages(world)[-1]
    fail(world, opening)
    news = [one for one in messages(world) if one.purpose is Purpose.NEWS]
    assert news == [] and messages(world)[-1].channel is Channel.SMS
    row = failed_row(opening, "no_sign_of_delivery", was_sent=True)[0]
    row.payload.update(purpose=Purpose.NEWS.value, news="Eva Berg has answered.")
    world.put(type(row)(row.lane, row.source, f"{row.key}:news", row.happening, row.payload))
    assert (messages(world)[-1].body, messages(world)[-1].channel) == ("Eva Berg has answered.", Channel.SMS)


def test_a_block_at_the_provider_leaves_the_mail_beside_as_the_first_message() -> None:
    world = World()
    world.refused[Channel.SMS] = "opted_out"
    started(world, "sms+email")
    check = next(iter(world.tables.checks.values()))
    assert [one.channel for one in messages(world)] == [Channel.EMAIL]
    assert told(world).count(EventType.CANDIDATE_INVITED) == 1
    assert EventType.CANDIDATE_UNREACHABLE not in told(world) and check.unreachable_at is None
    [blocked] = [one.what for one in world.told if isinstance(one.what, Event) and one.what.type == "opted_out"]
    assert "wrote STOP" not in sentence(blocked, TEXTS["en"])


def test_where_neither_arrived_they_could_not_be_reached() -> None:
    for first, then in ((Channel.SMS, Channel.EMAIL), (Channel.EMAIL, Channel.SMS)):
        world = World()
        started(world, "sms+email")
        by = {one.channel: one for one in messages(world)}
        for channel, reason in ((first, "opted_out"), (then, "mailbox_unknown")):
            world.put(failed_row(by[channel], "opted_out" if channel is Channel.SMS else reason, was_sent=True)[0])
        assert told(world).count(EventType.CANDIDATE_UNREACHABLE) == 1


def test_no_to_mail_alone_leaves_the_text_as_the_first_message() -> None:
    world = World()
    started(world, "sms+email")
    mail = next(one for one in messages(world) if one.channel is Channel.EMAIL)
    world.put(failed_row(mail, "opted_out", was_sent=False)[0])
    assert EventType.CANDIDATE_UNREACHABLE not in told(world)
