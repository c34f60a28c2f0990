"""What every carrier of SMS owes the core, whoever the provider is: the same tests over a strict stand-in of each."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.elks.carrier import ElksCarrier
from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.waiting import Limits
from bot.domain.channel import Channel
from bot.domain.inbox import Happening
from bot.domain.sender import Sender
from bot.ports import Accepted, CarrierUnreachable, NoAnswer, NotTaken, Refused
from bot.settings import ElksAccount, TwilioAccount
from tests.channels.cast import ANNA, BO, a_message
from tests.channels.faults import AMPLE, UNCERTAIN, a_provider, says
from tests.ports import own_port
from tests.standins.elks import Account as ElksLogin
from tests.standins.elks import ElksStandIn
from tests.standins.twilio import Account as TwilioLogin
from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.faults import Fault

PUBLIC = "http://127.0.0.1:1"
AN_HOUR = timedelta(hours=1)
OURS = Sender("sms", Channel.SMS, "+46766861000", 100.0)  # both accounts' only number
StandIn = TwilioStandIn | ElksStandIn
SmsCarrier = TwilioCarrier | ElksCarrier
Opening = Callable[[str, Limits], SmsCarrier]


@dataclass(frozen=True, slots=True)
class Provider:
    stand_in: Callable[[], StandIn]
    carrier_at: Opening
    stranger_at: Opening


def twilio_at(url: str, limits: Limits, token: str = TwilioLogin().auth_token) -> TwilioCarrier:
    return TwilioCarrier(TwilioAccount(TwilioLogin().sid, (token,), base_url=url), PUBLIC, limits)


def elks_at(url: str, limits: Limits, password: str = ElksLogin().password) -> ElksCarrier:
    return ElksCarrier(ElksAccount(ElksLogin().username, password, url), PUBLIC, b"secret", limits)


def twilio_stranger_at(url: str, limits: Limits) -> TwilioCarrier:
    return twilio_at(url, limits, "wrong")


def elks_stranger_at(url: str, limits: Limits) -> ElksCarrier:
    return elks_at(url, limits, "wrong")


PROVIDERS = {
    "twilio": Provider(lambda: TwilioStandIn(PUBLIC, reports=False), twilio_at, twilio_stranger_at),
    "elks": Provider(ElksStandIn, elks_at, elks_stranger_at),
}


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest) -> Provider:
    return PROVIDERS[str(request.param)]


@pytest.fixture
async def standing_in(provider: Provider) -> AsyncIterator[StandIn]:
    stand_in = provider.stand_in()
    stand_in.caller.inbound_url = PUBLIC
    if isinstance(stand_in, ElksStandIn):
        stand_in.caller.tries = 1  # nobody is there
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def carrier(provider: Provider, standing_in: StandIn) -> AsyncIterator[SmsCarrier]:
    made = provider.carrier_at(standing_in.base_url, AMPLE)
    yield made
    await made.close()


async def test_a_message_is_accepted_and_reaches_its_phone_word_for_word(
    standing_in: StandIn, carrier: SmsCarrier
) -> None:
    words = "Hej Anna! åäö 🙂\n+%&= " + "lång " * 200
    accepted = await carrier.send(a_message(words, key="m/1?&å"), OURS)
    reached = standing_in.phone(ANNA).get_nowait()
    assert accepted == Accepted(reached.sid) and (reached.body, reached.from_) == (words, OURS.address)
    assert "m%2F1%3F%26%C3%A5" in reached.callback and standing_in.complaints == []


async def test_what_can_never_be_taken_is_refused(carrier: SmsCarrier) -> None:
    for message in (a_message(to="+12"), a_message(to="Anna")):
        assert await carrier.send(message, OURS) == Refused("number_invalid")
    assert await carrier.send(a_message(body=""), OURS) == Refused("message_wrong")
    theirs = Sender("sms:+46766869999", Channel.SMS, "+46766869999", 100.0)
    assert await carrier.send(a_message(sender=theirs), theirs) == Refused("sender_wrong")


async def test_wrong_credentials_cost_no_message(provider: Provider, standing_in: StandIn) -> None:
    stranger = provider.stranger_at(standing_in.base_url, AMPLE)
    assert await stranger.send(a_message(), OURS) == NotTaken(60.0, whole_sender=True)
    with pytest.raises(CarrierUnreachable):
        await stranger.received(OURS, datetime.now(UTC))
    await stranger.close()


@pytest.mark.parametrize("fault", [Fault.ANSWERED_500_AFTER_ACCEPTING, Fault.DROPPED_AFTER_ACCEPTING])
async def test_what_was_accepted_without_an_answer_is_in_the_list(
    standing_in: StandIn, carrier: SmsCarrier, fault: Fault
) -> None:
    standing_in.faults.sending[fault] = 1.0
    began = datetime.now(UTC) - timedelta(seconds=1)  # Twilio tells whole seconds
    assert isinstance(await carrier.send(a_message(), OURS), NoAnswer)
    [listed] = await carrier.sent_to(a_message(), OURS)
    assert (listed.provider_id, listed.body) == (standing_in.phone(ANNA).get_nowait().sid, "Hej Anna!")
    assert not listed.inbound and began < listed.created_at <= datetime.now(UTC)


async def test_what_was_sent_to_a_person_is_listed_newest_first(standing_in: StandIn, carrier: SmsCarrier) -> None:
    for number in range(3):
        await carrier.send(a_message(body=f"nr {number}"), OURS)
    await carrier.send(a_message(to=BO), OURS)
    await standing_in.write(ANNA, "and not what was received")
    assert [one.body for one in await carrier.sent_to(a_message(), OURS)] == ["nr 2", "nr 1", "nr 0"]


async def test_what_our_webhook_missed_is_listed_oldest_first(
    standing_in: StandIn, carrier: SmsCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for provider in ("twilio", "elks"):
        monkeypatch.setattr(f"bot.channels.{provider}.listing.PAGE_SIZE", 3)
    for number in range(8):
        await standing_in.write(ANNA, f"ja {number}")
    await standing_in.write(ANNA, "to another number", to="+46766861001")
    await carrier.send(a_message(), OURS)
    rows = await carrier.received(OURS, datetime.now(UTC) - AN_HOUR)
    assert [row.payload["text"] for row in rows] == [f"ja {number}" for number in range(8)]
    assert {(row.lane, row.happening) for row in rows} == {(f"person:sms:{ANNA}", Happening.TEXT_RECEIVED)}
    assert len({row.key for row in rows}) == 8
    assert await carrier.received(OURS, datetime.now(UTC) + AN_HOUR) == []


@pytest.mark.parametrize("fault", UNCERTAIN)
async def test_an_uncertain_answer_is_no_answer_and_is_not_asked_for_twice(provider: Provider, fault: str) -> None:
    async with a_provider(UNCERTAIN[fault]) as (url, asked):
        carrier = provider.carrier_at(url, AMPLE)
        assert isinstance(await carrier.send(a_message(), OURS), NoAnswer)
        assert asked == ["POST"]
        with pytest.raises(CarrierUnreachable):
            await carrier.sent_to(a_message(), OURS)
        with pytest.raises(CarrierUnreachable):
            await carrier.received(OURS, datetime.now(UTC))
        await carrier.close()


async def test_too_many_requests_wait_as_long_as_is_said(provider: Provider) -> None:
    async with a_provider(says(429, Retry_After="7")) as (url, asked):
        carrier = provider.carrier_at(url, AMPLE)
        assert await carrier.send(a_message(), OURS) == NotTaken(7.0, whole_sender=True)
        assert asked == ["POST"]
        await carrier.close()


async def test_no_connection_waits_longer_with_each_try(provider: Provider) -> None:
    carrier = provider.carrier_at(f"http://127.0.0.1:{own_port()}", AMPLE)
    waits = [await carrier.send(a_message(attempts=tries), OURS) for tries in (0, 1, 2, 50)]
    assert waits == [NotTaken(seconds, whole_sender=True) for seconds in (0.5, 1.0, 2.0, 30.0)]
    with pytest.raises(CarrierUnreachable):
        await carrier.sent_to(a_message(), OURS)
    await carrier.close()
