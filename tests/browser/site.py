"""The real application with its sandbox on a port: checks in it, the phones of their people, users who sign in."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import BrowserContext, Page

from bot.domain.sandbox import Direction
from bot.domain.user import SignInWay, User, UserRole
from bot.engine.roles import ALL_ROLES
from bot.settings import load_settings
from bot.storage.reading import organisations
from bot.wiring import Vouchline, open_vouchline
from tests.databases import migrated_in
from tests.ports import own_port
from tests.web.admin.conftest import add_user
from tests.web.conftest import a_key_for
from tests.web.office import Office
from web.app import make_app
from web.sandbox.keys import NETWORK
from web.sessions import cookie_name, new_session

MORNING, TUESDAY = 10, 1  # outside the quiet hours, and no weekend near
OURS = "Café Norr"


@dataclass(frozen=True, slots=True)
class Site:
    """`office` is an employer's own system with its API key, and fills in pages faster than a browser does."""

    vouchline: Vouchline
    office: Office
    url: str

    async def write(self, phone: str, text: str) -> None:
        """From a phone of the sandbox."""
        answer = await self.office.client.post("/sandbox/write", json={"from": phone, "text": text})
        assert answer.status == 200, await answer.text()

    async def sent_to(self, phone: str, check: str = "") -> list[str]:
        """What the person has been sent, the newest last; of one check's people, or whoever it is."""
        if not check:
            kept = await self.office.client.app[NETWORK].messages.on_phones([phone])
            return [one.body for one in kept if one.direction is Direction.OUTBOUND]
        state = await (await self.office.client.get("/sandbox/state", params={"check": check})).json()
        messages = [one for shown in state["phones"] if shown["address"] == phone for one in shown["messages"]]
        return [one["text"] for one in messages if not one["mine"]]

    async def was_sent(self, phone: str, words: str, check: str = "") -> str:
        """The newest message to them with these words, as soon as it is there."""
        found: list[str] = []
        try:
            async with asyncio.timeout(30):
                while not any(words in one for one in found):
                    await asyncio.sleep(0.03)
                    found = await self.sent_to(phone, check)
        except TimeoutError:
            raise AssertionError(f"{phone} was sent nothing with {words!r}, but {found}") from None
        return [one for one in found if words in one][-1]

    async def advance(self, **by: float) -> None:
        """`hours=24`: all that falls due on the way happens."""
        await self.vouchline.clock.advance(timedelta(**by))

    async def user(
        self,
        role: UserRole = UserRole.ADMIN,
        language: str = "en",
        name: str = "Rut Alm",
        organisation: str = OURS,
        email: str = "",
    ) -> User:
        owner = await organisations.named(organisation)
        assert owner
        id = uuid.uuid4().hex
        user = User(id, owner.id, email or f"{id[:8]}@example.com", name, role, language, self.vouchline.clock.now())
        await add_user(self.vouchline.storage.database, user)
        return user

    async def sign_in(self, page: Page, user: User) -> User:
        """The window's browser, without the way through the sign-in page."""
        await self.give_cookie(page.context, user)
        return user

    async def give_cookie(self, context: BrowserContext, user: User) -> None:
        token = await new_session(self.vouchline, user, SignInWay.CODE, "a test")
        await context.add_cookies([{"name": cookie_name(self.vouchline), "value": token, "url": self.url}])

    async def start(self, **given: Any) -> dict[str, Any]:
        """A check as the API shows it; Anna Lind's, in English, for one reference, unless said otherwise."""
        return await self.office.start(**given)

    async def completed(self, **given: Any) -> dict[str, Any]:
        """A check with its one reference submitted."""
        check = await self.office.name_a_referee(await self.start(**given))
        await self.office.answer_everything(check["references"][0]["link"])
        return await self.office.is_in(check)


@asynccontextmanager
async def a_site(folder: Path, **settings: Any) -> AsyncIterator[Site]:
    """With every loop, on a Tuesday morning; named `localhost`, since passkeys know no numbers."""
    port = own_port()
    url = f"http://localhost:{port}"
    asked = {"database_url": migrated_in(folder), "var": folder, "port": port, "public_url": url, **settings}
    vouchline = await open_vouchline(load_settings(**asked))
    try:
        async with TestClient(TestServer(make_app(vouchline), host="127.0.0.1", port=port)) as client:
            await vouchline.begin(ALL_ROLES)
            await to_the_morning(vouchline)
            yield Site(
                vouchline,
                Office(client, await a_key_for(vouchline, OURS), await a_key_for(vouchline, "Bar Söder")),
                url,
            )
            await vouchline.rest()
    finally:
        await vouchline.close()


async def to_the_morning(vouchline: Vouchline) -> None:
    now = vouchline.clock.now().astimezone(ZoneInfo(vouchline.zone))
    day = now.date() + timedelta(days=(TUESDAY - now.weekday()) % 7 or 7)
    morning = datetime(day.year, day.month, day.day, MORNING, tzinfo=now.tzinfo)
    await vouchline.clock.advance(morning.astimezone(UTC) - now)  # also where summer time ends in between
