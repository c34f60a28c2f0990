"""Browsers beside the office's own: each with its cookies, or without any."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, ClientSession, CookieJar, DummyCookieJar

from tests.web.forms import Form, filled_in, forms_in
from tests.web.office import Office, path_of

STEP = re.compile(r'data-step="([^"]*)"')


@dataclass(slots=True)
class Browser:
    """`at` is the page that is open."""

    session: ClientSession
    office: Office
    at: str = ""
    path: str = ""
    status: int = 0

    async def open(self, link: str) -> str:
        return await self._seen(await self.session.get(self.office.client.make_url(path_of(link))))

    async def send(self, form: dict[str, str], path: str = "", **headers: str) -> str:
        """To the page that is open, as a browser does; and where that leads."""
        url = self.office.client.make_url(path or self.path)
        return await self._seen(await self.session.post(url, data=form, headers=headers))

    async def fill(self, **given: str) -> str:
        """The first form of the page that is open."""
        return await self.send(filled_in(self.form, **given))

    @property
    def form(self) -> Form:
        return forms_in(self.at)[0]

    @property
    def step(self) -> str:
        found = STEP.search(self.at)
        return found[1] if found else ""

    async def _seen(self, answer: ClientResponse) -> str:
        self.at, self.path, self.status = await answer.text(), str(answer.url.path_qs), answer.status
        return self.at


@asynccontextmanager
async def a_browser(office: Office, *, cookies: bool = True) -> AsyncIterator[Browser]:
    jar: Any = CookieJar(unsafe=True) if cookies else DummyCookieJar()
    async with ClientSession(cookie_jar=jar) as session:
        yield Browser(session, office)


async def a_referee(office: Office) -> tuple[dict[str, Any], str]:
    """A check with one referee named, and the referee's link."""
    check = await office.name_a_referee(await office.start())
    return check, check["references"][0]["link"]


async def at_the_questions(browser: Browser, link: str) -> None:
    """Opened, consented, and what is known confirmed."""
    await browser.open(link)
    for _ in range(4):
        await browser.fill()
    assert browser.step == "question.working_relation", browser.step
