"""What Twilio says of a message when it is asked, as its callback would have told, and what it does not say."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.inbound import delivery_row
from bot.domain.message import Delivery, Message
from bot.ports import CarrierUnreachable, Charge
from bot.settings import TwilioAccount
from tests.channels.cast import SMS, a_message
from tests.channels.faults import AMPLE, Answer, a_provider, drops, says

SID = "SM" + "0" * 31 + "1"
RESOURCE = {"sid": SID, "status": "sent", "to": "+46701740605", "from": "+46700000001", "error_code": None}


@asynccontextmanager
async def _asking(answer: Answer) -> AsyncIterator[TwilioCarrier]:
    async with a_provider(answer) as (address, _):
        account = TwilioAccount("AC" + "0" * 32, ("t" * 32,), "", "", address)
        carrier = TwilioCarrier(account, "https://vouchline.example", AMPLE)
        yield carrier
        await carrier.close()


def _resource(**given: Any) -> Answer:
    usual = {"price": None, "price_unit": "USD", "num_segments": "1"}
    return says(200, json.dumps({**RESOURCE, **usual, **given}), Content_Type="application/json")


def _message() -> Message:
    return replace(a_message(), provider_id=SID)


async def test_a_failure_is_told_as_its_callback_would_have_been() -> None:
    async with _asking(_resource(status="undelivered", error_code=30005)) as carrier:
        fate = await carrier.fate_of(_message(), SMS)
    called = {
        "MessageSid": SID,
        "MessageStatus": "undelivered",
        "To": RESOURCE["to"],
        "From": RESOURCE["from"],
        "ErrorCode": "30005",
    }
    assert fate and fate.delivery is Delivery.UNDELIVERED
    assert fate.report == delivery_row({name: str(value) for name, value in called.items()}, _message().key)


@pytest.mark.parametrize(
    ("said", "charge"),
    [
        ({"price": "-0.01580", "num_segments": "2"}, Charge(Decimal("0.01580"), "USD", 2)),
        ({"price": None}, Charge(None, "", 1)),
        ({"price": None, "num_segments": "0"}, Charge(None, "", None)),
        ({"price": "NaN", "num_segments": "two"}, Charge(None, "", None)),
    ],
)
async def test_a_price_comes_as_what_is_taken_from_the_account(said: dict[str, Any], charge: Charge) -> None:
    async with _asking(_resource(status="delivered", **said)) as carrier:
        fate = await carrier.fate_of(_message(), SMS)
    assert fate and (fate.delivery, fate.charge) == (Delivery.DELIVERED, charge)


async def test_a_status_that_nobody_knows_says_nothing_of_a_delivery() -> None:
    async with _asking(_resource(status="teleported")) as carrier:
        fate = await carrier.fate_of(_message(), SMS)
    assert fate and (fate.delivery, fate.report) == (None, None)


@pytest.mark.parametrize("status", [400, 404, 405, 410])
async def test_what_twilio_does_not_know_any_more_has_no_fate(status: int) -> None:
    async with _asking(says(status, '{"code": 20404, "message": "gone", "status": 404}')) as carrier:
        assert await carrier.fate_of(_message(), SMS) is None


@pytest.mark.parametrize("answer", [says(500), says(401, "{}"), says(429, Retry_After="1"), says(200, "<html>"), drops])
async def test_who_gives_no_answer_can_be_asked_again(answer: Answer) -> None:
    async with _asking(answer) as carrier:
        with pytest.raises(CarrierUnreachable):
            await carrier.fate_of(_message(), SMS)
