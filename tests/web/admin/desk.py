"""The pages of one user: opened, filled in and sent as their browser would."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from aiohttp.web import Application, Request

from bot.domain.user import User
from tests.web.forms import Form, forms_in


@dataclass(frozen=True, slots=True)
class Desk:
    client: TestClient[Request, Application]
    user: User
    cookies: dict[str, str]
    csrf: str  # what the forms of this user's pages carry

    async def get(self, path: str, **given: Any) -> ClientResponse:
        return await self.client.get(path, cookies=self.cookies, allow_redirects=False, **given)

    async def page(self, path: str, status: int = 200) -> str:
        answer = await self.get(path)
        assert answer.status == status, (answer.status, await answer.text())
        return await answer.text()

    async def post(self, path: str, data: Any = None) -> ClientResponse:
        fields = {"csrf": self.csrf, **(data or {})}
        return await self.client.post(path, data=fields, cookies=self.cookies, allow_redirects=False)

    async def send(self, path: str, **fields: str) -> str:
        """Posts and follows; the page that comes after."""
        answer = await self.post(path, fields)
        if answer.status != 303:
            return await answer.text()
        return await self.page(answer.headers["Location"])

    async def forms(self, path: str) -> list[Form]:
        return forms_in(await self.page(path))
