"""The sandbox's network: reports and messages reach our webhooks, and a restart loses none."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.sandbox.calling import Place
from bot.channels.sandbox.journey import Leg
from bot.channels.sandbox.network import Network, Stores
from bot.channels.twilio.carrier import TwilioCarrier
from tests.channels.cast import ANNA, SMS, US, Hands, a_message
from tests.channels.conftest import SID, TOKEN, Sandbox


def stores_of(sandbox: Sandbox) -> Stores:
    return Stores(sandbox.network.messages, sandbox.network.contents, sandbox.network.phones)


async def test_a_person_writes_through_the_webhook(sandbox: Sandbox) -> None:
    assert await sandbox.network.write(ANNA, US, "Ja! & 100% å 🙂")
    [told] = sandbox.told
    assert told.is_signed and told.url == f"{sandbox.url}/webhooks/twilio/messages"
    assert (told.form["From"], told.form["To"], told.form["Body"]) == (ANNA, US, "Ja! & 100% å 🙂")


async def test_a_webhook_that_is_away_loses_no_message(sandbox: Sandbox) -> None:
    sandbox.network.place = Place(SID, TOKEN, "http://public.example", "http://127.0.0.1:1")
    assert not await sandbox.network.write(ANNA, US, "ja")
    [kept] = await sandbox.network.messages.on_phones([ANNA])
    assert kept.body == "ja"


async def test_a_public_address_is_signed_while_the_local_one_is_called(sandbox: Sandbox) -> None:
    sandbox.network.place = Place(SID, TOKEN, "https://vouch.example", sandbox.url)
    assert await sandbox.network.write(ANNA, US, "ja")
    [told] = sandbox.told
    assert told.url.startswith(sandbox.url) and not told.is_signed  # the listener checks against the address it sees


async def test_a_restart_brings_messages_on_their_way_to_their_phones(
    sandbox: Sandbox, carrier: TwilioCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("bot.channels.sandbox.network.journey_of", lambda *_: (Leg("sent", 3600),))
        await carrier.send(a_message(), SMS)
        await sandbox.network.close()
    [underway] = await sandbox.network.messages.underway()
    assert underway.status == "queued"
    again = Network(sandbox.network.place, stores_of(sandbox), Hands())
    await again.resume()
    async with asyncio.timeout(100):
        while await again.messages.underway():
            await asyncio.sleep(0.05)
    [shown] = await again.messages.on_phones([ANNA])
    assert shown.status == "delivered"
    await again.close()


async def test_phones_show_product_time_and_lists_the_machines(sandbox: Sandbox) -> None:
    ahead = Network(sandbox.network.place, stores_of(sandbox), Hands(timedelta(days=3)))
    await ahead.write(ANNA, US, "ja")
    [shown] = await ahead.messages.on_phones([ANNA])
    assert timedelta(days=2, hours=23) < shown.shown_at - shown.created_at < timedelta(days=3, hours=1)
    await ahead.close()
