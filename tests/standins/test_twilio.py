"""The stand-in answers the real client as Twilio's documentation says."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from twilio.base.exceptions import TwilioRestException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.builders import NOON
from tests.standins.twilio import Account, Faults, TwilioStandIn
from tests.standins.twilio.faults import Fault

ACCOUNT = Account()
OURS = ACCOUNT.numbers[0]
ANNA = "+46701234567"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Listener:
    """Our end of the webhooks: keeps what came and whether its signature held."""

    def __init__(self) -> None:
        self.came: list[tuple[str, dict[str, str], bool]] = []

    async def take(self, request: web.Request) -> web.Response:
        form = await request.post()
        is_signed = RequestValidator(ACCOUNT.auth_token).validate(
            str(request.url), form, request.headers["X-Twilio-Signature"]
        )
        self.came.append((request.path, {name: str(value) for name, value in form.items()}, is_signed))
        return web.Response(status=204)


@pytest.fixture
async def listener() -> AsyncIterator[tuple[Listener, str]]:
    ours = Listener()
    app = web.Application()
    app.router.add_post("/{any:.*}", ours.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield ours, f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def twilio(listener: tuple[Listener, str]) -> AsyncIterator[TwilioStandIn]:
    stand_in = TwilioStandIn(f"{listener[1]}/messages", ACCOUNT)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def client(twilio: TwilioStandIn) -> AsyncIterator[Client]:
    http = AsyncTwilioHttpClient()
    client = Client(ACCOUNT.key_sid, ACCOUNT.key_secret, ACCOUNT.sid, http_client=http)
    client.api.base_url = twilio.base_url
    yield client
    await http.session.close()


async def test_an_accepted_message_reaches_the_phone_and_is_reported(
    twilio: TwilioStandIn, client: Client, listener: tuple[Listener, str]
) -> None:
    ours, url = listener
    sent = await client.messages.create_async(to=ANNA, from_=OURS, body="Hej Å", status_callback=f"{url}/status?key=1")
    assert (sent.status, sent.body, sent.direction) == ("queued", "Hej Å", "outbound-api")
    assert (await twilio.phone(ANNA).get()).body == "Hej Å"
    while len(ours.came) < 2:
        await asyncio.sleep(0.01)
    assert [(form["MessageStatus"], signed) for _, form, signed in ours.came] == [("sent", True), ("delivered", True)]
    assert (await client.messages(str(sent.sid)).fetch_async()).status == "delivered"
    assert twilio.accepted[f"{url}/status?key=1"] == 1


async def test_an_inbound_message_is_signed_and_stays_in_the_list(
    twilio: TwilioStandIn, client: Client, listener: tuple[Listener, str]
) -> None:
    assert await twilio.write(ANNA, "ja ‮😀", media=(("http://example.com/a.jpg", "image/jpeg"),)) == "204"
    ((path, form, signed),) = listener[0].came
    assert (path, form["Body"], form["NumMedia"], signed) == ("/messages", "ja ‮😀", "1", True)
    since = datetime.now(UTC) - timedelta(minutes=1)
    (listed,) = await client.messages.list_async(to=OURS, date_sent_after=since)
    assert (listed.direction, listed.sid) == ("inbound", form["MessageSid"])


async def test_a_list_is_filtered_and_paged_newest_first(twilio: TwilioStandIn, client: Client) -> None:
    for number in range(5):
        await client.messages.create_async(to=ANNA, from_=OURS, body=str(number))
    await client.messages.create_async(to="+46709999999", from_=OURS, body="other")
    listed = await client.messages.list_async(to=ANNA, from_=OURS, page_size=2)
    assert [one.body for one in listed] == ["4", "3", "2", "1", "0"]
    for one in twilio.ledger.messages:
        one.created_at = NOON
    assert await client.messages.list_async(to=ANNA, date_sent_after=NOON + timedelta(days=1)) == []
    assert len(await client.messages.list_async(date_sent=str(NOON.date()))) == 6


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"to": "", "body": "x"}, 21604),
        ({"to": "12", "body": "x"}, 21211),
        ({"to": ANNA}, 21602),
        ({"to": ANNA, "body": "x" * 1601}, 21617),
        ({"to": ANNA, "body": "x", "from_": "+46766861009"}, 21606),
        ({"to": f"whatsapp:{ANNA}", "body": "x"}, 21910),
        ({"to": ANNA, "body": "x", "status_callback": "https://a_b.example"}, 21609),
        ({"to": ANNA, "body": "x", "messaging_service_sid": "MG" + "0" * 32}, 21701),
        ({"to": ANNA, "body": "x", "validity_period": 0}, 20001),
        ({"to": ANNA, "content_sid": "HX1"}, 21655),
    ],
)
async def test_a_wrong_request_is_refused_with_twilios_code(
    twilio: TwilioStandIn, client: Client, asked: dict[str, object], code: int
) -> None:
    with pytest.raises(TwilioRestException) as refused:
        await client.messages.create_async(**({"from_": OURS} | asked))
    assert refused.value.code == code
    assert not twilio.ledger.messages


async def test_nobody_gets_in_without_the_key(twilio: TwilioStandIn, client: Client) -> None:
    client.password = "wrong"
    client.auth = ("wrong", "wrong")
    with pytest.raises(TwilioRestException) as refused:
        await client.messages.create_async(to=ANNA, from_=OURS, body="x")
    assert refused.value.code == 20003


async def test_a_stop_blocks_until_a_start(twilio: TwilioStandIn, client: Client) -> None:
    await twilio.write(ANNA, " stop ")
    with pytest.raises(TwilioRestException) as refused:
        await client.messages.create_async(to=ANNA, from_=OURS, body="x")
    assert refused.value.code == 21610
    await twilio.write(ANNA, "START")
    await client.messages.create_async(to=ANNA, from_=OURS, body="x")


async def test_faults_come_by_chance_and_the_accepted_are_kept(twilio: TwilioStandIn, client: Client) -> None:
    twilio.faults.sending.update({Fault.ANSWERED_500_AFTER_ACCEPTING: 1.0})
    with pytest.raises(TwilioRestException):
        await client.messages.create_async(to=ANNA, from_=OURS, body="x")
    assert len(twilio.ledger.messages) == 1
    assert [Faults.worst(7).of_sending() for _ in range(3)] == [Faults.worst(7).of_sending() for _ in range(3)]
