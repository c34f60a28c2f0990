"""Phones with something the matter: what Twilio says at once, what it reports, and what arrives in the end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import ClientSession, encode_basic_auth

from bot.channels.sandbox.attached import Attached
from bot.channels.sandbox.journey import SENT, journey_of
from bot.channels.sandbox.numbers import TROUBLED, usual
from bot.domain.sandbox_phone import SandboxPhone, Texts
from tests.channels.cast import ANNA, US, Hands
from tests.channels.conftest import SID, TOKEN, Sandbox

WHATSAPP = {"To": f"whatsapp:{ANNA}", "From": f"whatsapp:{US}"}
SMS = {"To": ANNA, "From": US}


class Sender:
    def __init__(self, sandbox: Sandbox, session: ClientSession) -> None:
        self.sandbox, self._session = sandbox, session

    async def send(self, **form: str) -> dict[str, object]:
        url = f"{self.sandbox.url}/sandbox/twilio/2010-04-01/Accounts/{SID}/Messages.json"
        callback = f"{self.sandbox.url}/webhooks/twilio/status?key=k"
        async with self._session.post(url, data={"Body": "Hej!", "StatusCallback": callback, **form}) as answer:
            found: dict[str, object] = await answer.json()
            return found

    async def reported(self, count: int) -> list[tuple[str, str]]:
        """Each status that our webhook has been told of, with its code."""
        async with asyncio.timeout(100):
            while len(self.sandbox.told) < count:
                await asyncio.sleep(0.02)
        return [(one.form["MessageStatus"], one.form.get("ErrorCode", "")) for one in self.sandbox.told]


@pytest.fixture
async def sender(sandbox: Sandbox) -> AsyncIterator[Sender]:
    async with ClientSession(headers={"Authorization": encode_basic_auth(SID, TOKEN)}) as session:
        yield Sender(sandbox, session)


async def writes(sandbox: Sandbox) -> None:
    """The person does, on WhatsApp: which opens the 24 hours."""
    await sandbox.network.write(WHATSAPP["To"], WHATSAPP["From"], "Hej")
    sandbox.told.clear()


async def test_within_24_hours_words_of_our_own_arrive(sender: Sender, sandbox: Sandbox) -> None:
    await writes(sandbox)
    await sender.send(**WHATSAPP)
    assert await sender.reported(2) == [("sent", ""), ("delivered", "")]
    assert {one.form["EventType"] for one in sandbox.told} == {"SENT", "DELIVERED"}


async def test_after_24_hours_of_product_time_only_a_template_does(sender: Sender, sandbox: Sandbox) -> None:
    await writes(sandbox)
    sandbox.network.clock = Hands(timedelta(hours=24))
    given = await sender.send(**WHATSAPP)
    assert await sender.reported(1) == [("failed", "63016")]
    kept = await sandbox.network.messages.of(str(given["sid"]))
    assert kept and (kept.status, kept.error) == ("failed", 63016)


async def test_a_phone_that_is_not_on_whatsapp_says_so(sender: Sender, sandbox: Sandbox) -> None:
    await sandbox.network.switch(SandboxPhone(ANNA, is_on_whatsapp=False))
    await sender.send(**WHATSAPP)
    assert await sender.reported(1) == [("undelivered", "63003")]


async def test_of_one_that_has_blocked_us_nothing_more_is_heard(sender: Sender, sandbox: Sandbox) -> None:
    await writes(sandbox)
    await sandbox.network.switch(SandboxPhone(ANNA, has_blocked_us=True))
    given = await sender.send(**WHATSAPP)
    assert await sender.reported(1) == [("sent", "")]
    kept = await sandbox.network.messages.of(str(given["sid"]))
    assert kept and journey_of(kept, SandboxPhone(ANNA, has_blocked_us=True), may_be_free=True) == (SENT,)


async def test_whatsapp_waits_for_a_phone_that_is_off(sender: Sender, sandbox: Sandbox) -> None:
    await writes(sandbox)
    await sandbox.network.switch(SandboxPhone(ANNA, is_off=True))
    await sender.send(**WHATSAPP)
    assert await sender.reported(1) == [("sent", "")]
    await sandbox.network.switch(SandboxPhone(ANNA))
    assert await sender.reported(2) == [("sent", ""), ("delivered", "")]


@pytest.mark.parametrize(
    ("phone", "code"),
    [
        (SandboxPhone(ANNA, is_off=True), "30003"),
        (SandboxPhone(ANNA, texts=Texts.NOT_IN_USE), "30005"),
        (SandboxPhone(ANNA, texts=Texts.FILTERED), "30007"),
    ],
)
async def test_a_text_message_is_not_delivered(
    sender: Sender, sandbox: Sandbox, phone: SandboxPhone, code: str
) -> None:
    await sandbox.network.switch(phone)
    await sender.send(**SMS)
    assert await sender.reported(2) == [("sent", ""), ("undelivered", code)]


@pytest.mark.parametrize("texts", [Texts.INVALID, Texts.OPTED_OUT, Texts.NOT_MOBILE])
async def test_a_text_message_is_refused_at_once(sender: Sender, sandbox: Sandbox, texts: Texts) -> None:
    await sandbox.network.switch(SandboxPhone(ANNA, texts=texts))
    assert (await sender.send(**SMS))["code"] == texts.code
    assert "sid" in await sender.send(**WHATSAPP)


async def test_what_is_looked_at_is_read(sender: Sender, sandbox: Sandbox) -> None:
    await writes(sandbox)
    await sender.send(**WHATSAPP)
    await sender.reported(2)
    await sandbox.network.read(ANNA)
    await sandbox.network.read(ANNA)
    assert (await sender.reported(3))[2:] == [("read", "")]


async def test_prices_are_told_of_what_has_left(sender: Sender, sandbox: Sandbox) -> None:
    await writes(sandbox)
    sms = await sender.send(**SMS, Body="å" * 161)
    whatsapp = await sender.send(**WHATSAPP, Body="å" * 161)
    assert (sms["price"], sms["num_segments"], whatsapp["num_segments"]) == (None, "2", "1")
    await sender.reported(4)
    listed = await sandbox.network.messages.of(str(sms["sid"]))
    assert listed and listed.status == "delivered"


async def test_voice_notes_and_places_are_told_as_twilio_tells_them(sandbox: Sandbox) -> None:
    await sandbox.network.write(WHATSAPP["To"], WHATSAPP["From"], "", Attached(medium_type="audio/ogg"))
    await sandbox.network.write(
        WHATSAPP["To"], WHATSAPP["From"], "", Attached(fields={"Latitude": "59.3", "MessageType": "location"})
    )
    voice, place = (one.form for one in sandbox.told)
    assert (voice["NumMedia"], voice["MediaContentType0"], voice["MessageType"], voice["Body"]) == (
        "1",
        "audio/ogg",
        "audio",
        "",
    )
    assert (place["MessageType"], place["Latitude"], place["WaId"]) == ("location", "59.3", ANNA[1:])


def test_the_numbers_with_something_the_matter_are_of_the_series_for_fiction() -> None:
    assert all(number.startswith("+467017406") and not phone.is_sound for number, phone in TROUBLED.items())
    assert usual("+46701740699").is_sound and not usual("+46701740690").is_on_whatsapp
