"""The real client against the sandbox, over HTTP."""

import asyncio
import warnings
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.inbound import received_row
from bot.channels.twilio.listing import PAGE_SIZE
from bot.domain.inbox import Happening
from bot.ports import Accepted, CarrierUnreachable, NotTaken, Refused
from bot.settings import TwilioAccount
from tests.channels.cast import ANNA, BO, SERVED, SMS, US, WHATSAPP, a_message
from tests.channels.conftest import Sandbox

AN_HOUR = timedelta(hours=1)


async def test_a_message_is_accepted_and_reaches_its_phone(sandbox: Sandbox, carrier: TwilioCarrier) -> None:
    accepted = await carrier.send(a_message("Hej Anna! åäö 🙂\n+%&="), SMS)
    assert isinstance(accepted, Accepted)
    [shown] = await sandbox.network.messages.on_phones([ANNA])
    assert (shown.sid, shown.body, shown.from_address) == (accepted.provider_id, "Hej Anna! åäö 🙂\n+%&=", US)


async def test_reports_come_signed_to_an_address_that_carries_our_key(sandbox: Sandbox, carrier: TwilioCarrier) -> None:
    accepted = await carrier.send(a_message(key="m/1?&å"), SMS)
    assert isinstance(accepted, Accepted)
    async with asyncio.timeout(100):
        while len(sandbox.told) < 2:
            await asyncio.sleep(0.02)
    assert [one.form["MessageStatus"] for one in sandbox.told] == ["sent", "delivered"]
    assert all(one.is_signed and one.form["MessageSid"] == accepted.provider_id for one in sandbox.told)
    assert sandbox.told[0].url.endswith("/webhooks/twilio/status?key=m%2F1%3F%26%C3%A5")


async def test_sending_leaks_no_warnings(carrier: TwilioCarrier) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(await carrier.send(a_message(), SMS), Accepted)


async def test_whatsapp_is_another_address_space(sandbox: Sandbox, carrier: TwilioCarrier) -> None:
    message = a_message(sender=WHATSAPP)
    assert isinstance(await carrier.send(message, WHATSAPP), Accepted)
    [shown] = await sandbox.network.messages.on_phones([f"whatsapp:{ANNA}"])
    assert (shown.from_address, shown.to_address) == (f"whatsapp:{US}", f"whatsapp:{ANNA}")
    [listed] = await carrier.sent_to(message, WHATSAPP)
    assert (listed.sender_address, listed.address) == (US, ANNA)
    assert await carrier.sent_to(a_message(), SMS) == []


async def test_a_messaging_service_stands_in_for_the_sender(sandbox: Sandbox, carrier: TwilioCarrier) -> None:
    assert isinstance(await carrier.send(a_message(), SERVED), Accepted)
    [listed] = await carrier.sent_to(a_message(), SERVED)
    assert listed.body == "Hej Anna!"


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (a_message(to="+12"), "number_invalid"),
        (a_message(to="Anna"), "number_invalid"),
        (a_message(body=""), "message_wrong"),
        (a_message(body="x" * 1601), "message_wrong"),
    ],
)
async def test_what_twilio_will_never_take_is_refused(carrier: TwilioCarrier, message: object, error: str) -> None:
    assert await carrier.send(message, SMS) == Refused(error)  # type: ignore[arg-type]


async def test_1600_characters_are_taken(carrier: TwilioCarrier) -> None:
    assert isinstance(await carrier.send(a_message(body="å" * 1600), SMS), Accepted)


async def test_wrong_credentials_cost_no_message(sandbox: Sandbox) -> None:
    wrong = TwilioCarrier(
        TwilioAccount(sandbox.account.account_sid, ("wrong",), base_url=sandbox.account.base_url), sandbox.url
    )
    answer = await wrong.send(a_message(), SMS)
    assert isinstance(answer, NotTaken) and answer.whole_sender and answer.wait_seconds >= 60
    with pytest.raises(CarrierUnreachable):
        await wrong.received(SMS, datetime.now(UTC))
    await wrong.close()


async def test_what_was_sent_to_a_person_is_listed_newest_first(carrier: TwilioCarrier) -> None:
    for number in range(3):
        await carrier.send(a_message(body=f"nr {number}"), SMS)
    await carrier.send(a_message(to=BO), SMS)
    assert [one.body for one in await carrier.sent_to(a_message(), SMS)] == ["nr 2", "nr 1", "nr 0"]


async def test_what_was_received_is_listed_oldest_first_over_several_pages(
    sandbox: Sandbox, carrier: TwilioCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.twilio.listing.PAGE_SIZE", 3)
    assert PAGE_SIZE > 3
    for number in range(8):
        await sandbox.network.write(ANNA, US, f"ja {number}")
    await sandbox.network.write(ANNA, "+46701740601", "to somebody else")
    await carrier.send(a_message(), SMS)
    rows = await carrier.received(SMS, datetime.now(UTC) - AN_HOUR)
    assert [row.payload["text"] for row in rows] == [f"ja {number}" for number in range(8)]
    assert {(row.lane, row.source, row.happening) for row in rows} == {
        (f"person:sms:{ANNA}", "twilio", Happening.TEXT_RECEIVED)
    }
    assert await carrier.received(SMS, datetime.now(UTC) + AN_HOUR) == []


async def test_a_listed_message_is_the_same_row_as_its_webhook(sandbox: Sandbox, carrier: TwilioCarrier) -> None:

    await sandbox.network.write(f"whatsapp:{ANNA}", f"whatsapp:{US}", "Ja visst\u0000 😀")
    [row] = await carrier.received(WHATSAPP, datetime.now(UTC) - AN_HOUR)
    [told] = sandbox.told
    assert told.is_signed and row == received_row(told.form)
