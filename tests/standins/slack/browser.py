"""Somebody at a browser who puts the app into their workspace, past the page where Slack asks whether they want it."""

import re
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import aiohttp

from tests.standins.slack.world import User, Workspace

TO_SLACK = re.compile(r'href="([^"]*/oauth/v2/authorize[^"]*)"')


@dataclass(slots=True)
class Browser:
    """Keeps cookies, those marked as secure too: on loopback there is no TLS."""

    workspace: Workspace
    user: User
    cookies: dict[str, str] = field(default_factory=dict)

    async def install(self, url: str) -> "Page":
        """From the product's page of this address to the page that tells how it went."""
        return await self.visit(await self.agree(await self.asked_at(url)))

    async def asked_at(self, url: str) -> str:
        """The address of Slack's page that asks."""
        page = await self.visit(f"{url}/slack/install")
        found = TO_SLACK.search(page.text)
        return page.moved_to or (unescape(found.group(1)) if found else "")

    async def agree(self, asked: str) -> str:
        """The address to which Slack sends them back."""
        return (await self.visit(f"{asked}&team={self.workspace.id}&user={self.user.id}")).moved_to

    async def visit(self, url: str) -> "Page":
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie} if cookie else {}
        async with (
            aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
            session.get(url, headers=headers, allow_redirects=False) as answer,
        ):
            self._keep(answer.headers.getall("Set-Cookie", []))
            return Page(answer.status, await answer.text(), answer.headers.get("Location", ""))

    def _keep(self, headers: list[str]) -> None:
        for name, morsel in ((name, one) for header in headers for name, one in SimpleCookie(header).items()):
            self.cookies[name] = morsel.value


@dataclass(frozen=True, slots=True)
class Page:
    status: int
    text: str
    moved_to: str

    @property
    def asked(self) -> dict[str, str]:
        """The query of the address that it moves to."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.moved_to).query).items()}
