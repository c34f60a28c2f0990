"""A browser of its own at our door: it keeps cookies, follows where it is sent, and reads the sandbox's mail."""

import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.storage.sandbox_mail import SandboxMailbox
from bot.wiring import Vouchline
from web.admin.entering.letters import LETTERS
from web.app import make_app

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
Client = TestClient[Request, Application]


def client_of(vouchline: Vouchline) -> Client:
    return TestClient(TestServer(make_app(vouchline)))


@dataclass
class Browser:
    client: Client
    vouchline: Vouchline
    headers: dict[str, str] = field(default_factory=lambda: {"User-Agent": FIREFOX, "Accept-Language": "en"})
    cookies: dict[str, str] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)  # every Set-Cookie that came

    async def get(self, path: str, **more: Any) -> ClientResponse:
        return await self._ask("GET", path, **more)

    async def post(self, path: str, data: Any = None, **more: Any) -> ClientResponse:
        return await self._ask("POST", path, data=data, **more)

    async def _ask(self, method: str, path: str, **more: Any) -> ClientResponse:
        headers = {**self.headers, **more.pop("headers", {})}
        self.client.session.cookie_jar.clear()  # each browser has its own
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = await self.client.request(method, path, headers=headers, allow_redirects=False, **more)
        for name, morsel in answer.cookies.items():
            self.cookies.pop(name, None)
            if morsel.value and morsel["max-age"] != "0":
                self.cookies[name] = morsel.value
        self.given += answer.headers.getall("Set-Cookie", [])
        return answer

    async def ask_for_code(self, email: str, next: str = "") -> ClientResponse:
        return await self.post("/login", {"email": email, "next": next})

    async def sign_in(self, email: str, next: str = "") -> ClientResponse:
        """The answer to the right code."""
        await self.ask_for_code(email, next)
        return await self.post("/login/code", {"code": await self.code_for(email)})

    async def code_for(self, email: str) -> str:
        [code, *_] = [found[1] + found[2] for found in map(_in_subject, await self.subjects_for(email)) if found]
        return code

    async def subjects_for(self, email: str) -> list[str]:
        """The newest first, as soon as all letters are written."""
        await written(self.client)
        assert isinstance(self.vouchline.mailer, SandboxMailbox)
        return [one.subject for one in await self.vouchline.mailer.newest() if one.address == email]

    @property
    async def is_signed_in(self) -> bool:
        return (await self.get("/admin/me")).status == 200


async def written(client: Client) -> None:
    """However long letters take on a busy machine."""
    await client.app[LETTERS].rest(100)


def _in_subject(subject: str) -> re.Match[str] | None:
    return re.match(r"(\d{3}) (\d{3}) ", subject)
