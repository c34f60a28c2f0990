"""46elks as a carrier: what it is told, what each of its answers is taken for, and what it lists."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.catalogues import read_texts
from bot.channels.elks.carrier import ElksCarrier
from bot.channels.elks.errors import refusal
from bot.channels.twilio.errors import ERRORS
from bot.domain.channel import Channel
from bot.domain.message import Delivery, Message
from bot.domain.sender import Sender
from bot.flows.failures import meaning_of
from bot.ports import Accepted, CarrierUnreachable, NotTaken, Refused, SendResult
from bot.settings import ElksAccount
from tests.channels.cast import ANNA, BO, a_message
from tests.channels.faults import AMPLE, a_provider, says
from tests.standins.elks import Account, ElksStandIn

SECRET = b"0123456789abcdef"
PUBLIC = "http://127.0.0.1:1"
ACCOUNT = Account()
OURS = Sender("sms", Channel.SMS, ACCOUNT.numbers[0], 100.0)
AN_HOUR = timedelta(hours=1)


def carrier_to(url: str, password: str = ACCOUNT.password) -> ElksCarrier:
    return ElksCarrier(ElksAccount(ACCOUNT.username, password, url), PUBLIC, SECRET, AMPLE)


@pytest.fixture
async def elks() -> AsyncIterator[ElksStandIn]:
    standing_in = ElksStandIn()
    standing_in.caller.inbound_url, standing_in.caller.tries = PUBLIC, 1  # nobody is there
    await standing_in.start()
    yield standing_in
    await standing_in.stop()


@pytest.fixture
async def carrier(elks: ElksStandIn) -> AsyncIterator[ElksCarrier]:
    made = carrier_to(elks.base_url)
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (a_message(to="+12"), "number_invalid"),
        (a_message(to="Telia"), "number_invalid"),
        (a_message(to="72456"), "number_invalid"),
        (a_message(body=""), "message_wrong"),
    ],
)
async def test_what_it_could_only_refuse_is_not_asked_of_it(
    elks: ElksStandIn, carrier: ElksCarrier, message: Message, error: str
) -> None:
    assert await carrier.send(message, OURS) == Refused(error)
    assert elks.complaints == [] and elks.faults.met == {}


async def test_without_credits_messages_wait(elks: ElksStandIn, carrier: ElksCarrier) -> None:
    elks.has_credits = False
    assert await carrier.send(a_message(), OURS) == NotTaken(60.0, whole_sender=True)


async def test_what_became_of_a_message_is_asked_and_is_the_row_of_its_report(
    elks: ElksStandIn, carrier: ElksCarrier
) -> None:
    elks.unreachable.add(BO)
    sent = [await carrier.send(a_message(body="x" * 200, to=to, key=to), OURS) for to in (ANNA, BO)]
    await asyncio.sleep(0)
    fates = []
    for to, one in zip((ANNA, BO), sent, strict=True):
        assert isinstance(one, Accepted)
        found = elks.ledger.find(one.provider_id)
        assert found
        found.status = "failed" if to in elks.unreachable else "delivered"
        fates.append(await carrier.fate_of(_sent(to, one.provider_id), OURS))
    arrived, failed = fates
    assert arrived and failed and arrived.charge and failed.report
    assert (arrived.delivery, failed.delivery) == (Delivery.DELIVERED, Delivery.UNDELIVERED)
    assert (arrived.charge.amount, arrived.charge.currency, arrived.charge.segments) == (Decimal("0.7"), "SEK", 2)
    assert failed.report.payload["error"] == "not_delivered" and failed.report.lane == f"person:sms:{BO}"
    assert await carrier.fate_of(_sent(BO, "s" + "0" * 32), OURS) is None


@pytest.mark.parametrize("page", ['{"data": [{}]}', '{"data": 1}', '{"data": ["x"]}', '{"data": [], "next": 7}'])
async def test_a_list_that_is_not_as_documented_counts_as_no_answer(page: str) -> None:
    async with a_provider(says(200, page)) as (url, _):
        carrier = carrier_to(url)
        with pytest.raises(CarrierUnreachable):
            await carrier.received(OURS, datetime.now(UTC))
        await carrier.close()


async def test_a_list_that_never_ends_is_given_up() -> None:
    soon = (datetime.now(UTC) + AN_HOUR).replace(tzinfo=None).isoformat()
    async with a_provider(says(200, f'{{"data": [], "next": "{soon}"}}')) as (url, asked):
        carrier = carrier_to(url)
        with pytest.raises(CarrierUnreachable):
            await carrier.received(OURS, datetime.now(UTC))
        assert len(asked) == 2
        await carrier.close()


@pytest.mark.parametrize(
    ("status", "text", "result"),
    [
        (400, "Invalid to number", Refused("number_invalid")),
        (400, "Invalid from", Refused("sender_wrong")),
        (400, "Missing message: message is required", Refused("message_wrong")),
        (400, "Something else", Refused("provider_400")),
        (413, "", Refused("provider_413")),
        (403, "Not enough credits", NotTaken(60.0, whole_sender=True)),
        (404, "", NotTaken(60.0, whole_sender=True)),
    ],
)
async def test_a_refusal_is_known_by_its_status_and_words(status: int, text: str, result: SendResult) -> None:
    async with a_provider(says(status, text)) as (url, _):
        carrier = carrier_to(url)
        assert await carrier.send(a_message(), OURS) == result
        await carrier.close()


def test_every_error_of_it_has_a_meaning_for_recruiters() -> None:
    assert {"number_invalid", "sender_wrong", "message_wrong", "not_delivered"} <= set(ERRORS)
    assert "400" in meaning_of(refusal(400, "?"), read_texts()["en"])


def _sent(to: str, provider_id: str) -> Message:
    message = a_message(to=to, key=to)
    object.__setattr__(message, "provider_id", provider_id)
    return message
