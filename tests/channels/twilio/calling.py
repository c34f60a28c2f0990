"""Calls our webhooks, signed as Twilio signs, or otherwise; and as much of Vouchline as they need."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.channels.twilio.signature import signature_of
from bot.channels.twilio.webhooks import MESSAGES_PATH, STATUS_PATH
from bot.channels.webhook_form import read_form
from bot.domain.inbox import Row
from bot.ports import StorageUnreachable
from bot.settings import TwilioAccount
from tests.ports import own_port
from web import webhooks
from web.keys import VOUCHLINE

TOKENS = ("new-token", "old-token")
ACCOUNT = TwilioAccount("AC1", TOKENS)
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Told:
    base_url: str
    twilio: TwilioAccount | None = ACCOUNT


@dataclass(slots=True)
class Memory:
    """Takes rows as the intake does, and forgets none."""

    rows: list[Row] = field(default_factory=list)
    settled: list[tuple[str | None, str]] = field(default_factory=list)
    is_away: bool = False

    async def take(self, *rows: Row) -> None:
        if self.is_away:
            raise StorageUnreachable
        self.rows.extend(rows)

    async def take_report(self, row: Row, message: str | None, provider_id: str) -> None:
        await self.take(row)
        self.settled.append((message, provider_id))


@dataclass(slots=True)
class Receiving:
    """As much of Vouchline as a webhook needs."""

    settings: Told
    intake: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    body: bytes
    headers: dict[str, str]


@dataclass(slots=True)
class Caller:
    """Calls our webhooks, signed as Twilio signs, or otherwise."""

    session: ClientSession
    receiving: Receiving

    @property
    def rows(self) -> list[Row]:
        return self.receiving.intake.rows

    async def call(self, content: bytes, *, path: str = MESSAGES_PATH, **headers: str) -> Answered:
        url = self.receiving.settings.base_url + path
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if "X-Twilio-Signature" not in named:
            named["X-Twilio-Signature"] = sign(url, content)
        async with self.session.post(
            URL(url, encoded=True), data=content, headers={"Content-Type": FORM, **named}
        ) as answer:
            return Answered(answer.status, await answer.read(), dict(answer.headers))


def sign(url: str, content: bytes, token: str = TOKENS[0]) -> str:
    return signature_of(url, read_form(content), token).decode()


@asynccontextmanager
async def calling() -> AsyncIterator[Caller]:
    port = own_port()
    receiving = Receiving(Told(f"http://127.0.0.1:{port}"))
    app = web.Application(client_max_size=64 * 1024)
    app[VOUCHLINE] = receiving  # type: ignore[misc]
    app.add_routes(
        [web.post(MESSAGES_PATH, webhooks.message_received), web.post(STATUS_PATH, webhooks.status_reported)]
    )
    async with TestServer(app, port=port), ClientSession() as session:
        yield Caller(session, receiving)
