"""A sandbox on a free port, with a plain page in place of our webhooks that keeps what it was told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.sandbox.calling import Place
from bot.channels.sandbox.network import Network, Stores
from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.signature import is_signed
from bot.channels.twilio.webhooks import MESSAGES_PATH, STATUS_PATH
from bot.channels.webhook_form import read_form
from bot.settings import TwilioAccount
from tests.channels.cast import Hands
from tests.channels.faults import AMPLE
from tests.channels.kept import ContentsInMemory, PhonesInMemory
from tests.channels.phones import MessagesInMemory
from tests.ports import own_port
from web.sandbox.content import CONTENT_ROUTES
from web.sandbox.keys import NETWORK
from web.sandbox.twilio import ROUTES

SID, TOKEN = "AC" + "a" * 32, "t0ken"


@dataclass(slots=True)
class Told:
    """One call of a webhook."""

    url: str
    form: dict[str, str]
    is_signed: bool


@dataclass(slots=True)
class Sandbox:
    url: str
    network: Network
    told: list[Told] = field(default_factory=list)

    @property
    def account(self) -> TwilioAccount:
        return TwilioAccount(SID, (TOKEN,), base_url=f"{self.url}/sandbox/twilio")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    app, told = web.Application(), list[Told]()
    app.add_routes(
        [*ROUTES, *CONTENT_ROUTES, *(web.post(path, _listener(told)) for path in (MESSAGES_PATH, STATUS_PATH))]
    )
    port = own_port()
    url = f"http://127.0.0.1:{port}"
    stores = Stores(MessagesInMemory(), ContentsInMemory(), PhonesInMemory())
    app[NETWORK] = network = Network(Place(SID, TOKEN, url, url), stores, Hands())
    server = TestServer(app, port=port)
    await server.start_server()
    yield Sandbox(url, network, told)
    await network.close()
    await server.close()


def _listener(told: list[Told]):  # type: ignore[no-untyped-def]
    async def listen(request: web.Request) -> web.Response:
        form, url = read_form(await request.read()), f"http://{request.host}{request.raw_path}"
        told.append(Told(url, form, is_signed(url, form, request.headers["X-Twilio-Signature"], [TOKEN])))
        return web.Response(status=204)

    return listen


@pytest.fixture
async def carrier(sandbox: Sandbox) -> AsyncIterator[TwilioCarrier]:
    made = TwilioCarrier(sandbox.account, sandbox.url, AMPLE)
    yield made
    await made.close()
