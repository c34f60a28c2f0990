"""Fetching what Twilio keeps: whom we ask, who sees our credentials, and what becomes of what goes wrong (R16)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.media import MOST_BYTES, TwilioMedia
from bot.channels.twilio.media_bounds import Bounds
from bot.channels.twilio.public import PublicResolver
from bot.domain.errand import Fetched, NotFetched
from bot.domain.sender import Sender
from bot.settings import TwilioAccount
from tests.builders import a_vcard
from tests.channels.cast import SMS
from tests.ports import own_port
from tests.standins.twilio import TwilioStandIn

CARD = a_vcard("Eva Lind", "070-174 06 05").encode()
TWILIOS = Bounds(api="", is_local=False)


@pytest.fixture
async def twilio() -> AsyncIterator[TwilioStandIn]:
    standing_in = TwilioStandIn("http://127.0.0.1:1/inbound")
    await standing_in.start()
    yield standing_in
    await standing_in.stop()


def account(twilio: TwilioStandIn, token: str = "") -> TwilioAccount:
    return TwilioAccount(twilio.account.sid, (token or twilio.account.auth_token,), base_url=twilio.base_url)


@pytest.fixture
async def media(twilio: TwilioStandIn) -> AsyncIterator[TwilioMedia]:
    made = TwilioMedia(account(twilio))
    yield made
    await made.close()


async def test_a_card_is_fetched_and_its_store_never_sees_our_credentials(
    twilio: TwilioStandIn, media: TwilioMedia
) -> None:
    address = twilio.base_url + twilio.media.keep("MM1", CARD, "text/x-vcard")
    found = await media.fetch(address)
    assert isinstance(found, Fetched) and "FN:Eva Lind" in found.text
    assert (len(twilio.media.given), twilio.media.leaked) == (1, 0)


async def test_without_the_right_credentials_there_is_nothing(twilio: TwilioStandIn) -> None:
    wrong = TwilioMedia(account(twilio, "wrong"))
    address = twilio.base_url + twilio.media.keep("MM1", CARD, "text/x-vcard")
    assert await wrong.fetch(address) == NotFetched("http_401", is_final=True)
    await wrong.close()


@pytest.mark.parametrize(("status", "is_final"), [(404, True), (410, True), (429, False), (500, False), (503, False)])
async def test_what_may_pass_is_told_from_what_will_not(
    twilio: TwilioStandIn, media: TwilioMedia, status: int, is_final: bool
) -> None:
    twilio.media.faults = [status]
    address = twilio.base_url + twilio.media.keep("MM1", CARD, "text/x-vcard")
    assert await media.fetch(address) == NotFetched(f"http_{status}", is_final)


async def test_what_is_too_large_is_left(twilio: TwilioStandIn, media: TwilioMedia) -> None:
    address = twilio.base_url + twilio.media.keep("MM1", b"x" * (MOST_BYTES + 1), "text/x-vcard")
    assert await media.fetch(address) == NotFetched("too_large", is_final=True)


async def test_an_api_that_is_away_may_come_back(twilio: TwilioStandIn) -> None:
    away = f"http://127.0.0.1:{own_port()}"
    media = TwilioMedia(replace(account(twilio), base_url=away))
    found = await media.fetch(away + twilio.media.keep("MM1", CARD, "text/x-vcard"))
    await media.close()
    assert isinstance(found, NotFetched) and not found.is_final


@pytest.mark.parametrize(
    "address",
    [
        "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1",
        "https://mms.twiliocdn.com/AC1/1",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC1/1",
    ],
)
def test_twilios_hosts_are_asked(address: str) -> None:
    assert TWILIOS.admit(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://api.twilio.com/1",
        "https://api.twilio.com:8443/1",
        "https://api.twilio.com@evil.example/1",
        "https://me:secret@api.twilio.com/1",
        "https://eviltwilio.com/1",
        "https://twilio.com.evil.example/1",
        "https://s3-external-1.amazonaws.com/elsewhere/1",
        "https://127.0.0.1/1",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "",
        "//api.twilio.com",
    ],
)
async def test_nobody_else_is_asked(address: str, media: TwilioMedia) -> None:
    assert not TWILIOS.admit(address)
    assert await media.fetch(address) == NotFetched("address_not_the_providers", is_final=True)


def test_only_the_api_sees_credentials() -> None:
    assert TWILIOS.may_see_credentials("https://api.twilio.com/1")
    assert not TWILIOS.may_see_credentials("https://mms.twiliocdn.com/1")


async def test_a_name_that_leads_into_a_private_network_leads_nowhere() -> None:
    with pytest.raises(OSError, match="no public address"):
        await PublicResolver().resolve("localhost", 443)


async def test_a_card_that_was_missed_is_listed_with_its_media(twilio: TwilioStandIn) -> None:
    await twilio.write_card("+46701740605", CARD, is_heard=False)
    carrier = TwilioCarrier(account(twilio), "http://127.0.0.1:1")
    sender = Sender("sms", SMS.channel, twilio.account.numbers[0], 10)
    [row] = await carrier.received(sender, datetime.now(UTC) - timedelta(minutes=1))
    await carrier.close()
    [medium] = row.payload["media"]
    assert medium["type"] == "text/x-vcard" and medium["url"].startswith(twilio.base_url)
    fetching = TwilioMedia(account(twilio))
    assert isinstance(await fetching.fetch(medium["url"]), Fetched)
    await fetching.close()
