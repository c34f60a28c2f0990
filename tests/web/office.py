"""Two organisations with a key each, and people who open their pages."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from aiohttp.web import Application, Request

from tests.web.forms import filled_in, form_for, forms_in
from web.keys import VOUCHLINE

CHECKS = "/api/v1/checks"
ANNA = {"name": "Anna Lind", "phone": "070-123 45 67"}
EVA = ("Eva Berg", "0702222222", "my manager", "Acme", "2019-2022")


@dataclass(frozen=True, slots=True)
class Office:
    client: TestClient[Request, Application]
    key: str
    other_key: str  # another organisation's

    async def call(self, method: str, path: str, key: str | None = None, **given: Any) -> ClientResponse:
        headers = {"Authorization": f"Bearer {key or self.key}", **given.pop("headers", {})}
        return await self.client.request(method, path, headers=headers, **given)

    async def json(self, method: str, path: str, status: int = 200, **given: Any) -> Any:
        answer = await self.call(method, path, **given)
        assert answer.status == status, await answer.text()
        return await answer.json()

    async def start(self, **given: Any) -> dict[str, Any]:
        """One check of Anna's, in English, for one reference."""
        asked = {"candidates": [ANNA], "references_wanted": 1, "language": "en", **given}
        started = await self.json("POST", CHECKS, 201, json=asked)
        check: dict[str, Any] = started["checks"][0]
        return check

    async def check(self, check: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = await self.json("GET", f"{CHECKS}/{check['id']}")
        return found

    async def until(self, check: dict[str, Any], holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The check as soon as that holds: what a page answers reaches the check a moment later, by its own lane."""
        async with asyncio.timeout(100):
            while not holds(found := await self.check(check)):
                await asyncio.sleep(0.02)
        return found

    async def until_talked(self, check: dict[str, Any], holds: Callable[[list[dict[str, Any]]], bool]) -> None:
        """As soon as that holds of its conversations."""
        async with asyncio.timeout(100):
            while not holds((await self.json("GET", f"{CHECKS}/{check['id']}/conversations"))["conversations"]):
                await asyncio.sleep(0.02)

    async def settled(self) -> None:
        """As soon as every lane has taken its turns: what one of them tells another is known there."""
        turns = self.client.app[VOUCHLINE].turns
        async with asyncio.timeout(100):
            while await turns.ready_lanes(1):
                await asyncio.sleep(0.02)

    async def page(self, link: str, status: int = 200) -> str:
        """What is behind the link, for somebody who presses the button of its first page."""
        answer = await self.client.get(path_of(link))
        assert answer.status == status
        shown = await answer.text()
        first = [form for form in forms_in(shown) if form.fields.get("command") == "open"]
        return await self._send(link, filled_in(first[0])) if first else shown

    async def fill(self, link: str, **given: str) -> str:
        """Fills in the page's first form and sends it; the page that comes after."""
        return await self._send(link, filled_in(forms_in(await self.page(link))[0], **given))

    async def press(self, link: str, command: str) -> str:
        """Presses the first button of that command."""
        return await self._send(link, filled_in(form_for(await self.page(link), command)))

    async def _send(self, link: str, form: dict[str, str]) -> str:
        answer = await self.client.post(path_of(link), data=form, allow_redirects=False)
        assert answer.status == 303, await answer.text()
        led_to = await self.client.get(answer.headers["Location"])
        assert led_to.status == 200
        return await led_to.text()

    async def name_a_referee(self, check: dict[str, Any], *details: str) -> dict[str, Any]:
        """The candidate consents, names one referee and sends; the check afterwards."""
        link = check["links"]["candidate"]
        await self.fill(link)
        await self.fill(link)
        for field in details or EVA:
            await self.fill(link, text=field)
        await self.press(link, "submit")
        await self.settled()
        return await self.until(
            check, lambda now: _is_collecting(now) and len(now["references"]) > len(check["references"])
        )

    async def answer_everything(self, link: str, words: str = "Very good") -> str:
        """The referee's page, filled in to its end with the same words everywhere, and sent in."""
        page = await self.page(link)
        while 'data-step="done"' not in page:
            form = forms_in(page)[0]
            given = dict.fromkeys(form.writable, "2022" if "last_worked" in page else words)
            page = await self._send(link, filled_in(form, **given))
        return page

    async def is_in(self, check: dict[str, Any], answered: int = 1) -> dict[str, Any]:
        """The check when so many references have been submitted, and whoever is told of it has heard of it."""
        await self.settled()
        return await self.until(check, lambda now: now["answered"] == answered)


def path_of(link: str) -> str:
    address = urlsplit(link)
    return f"{address.path}?{address.query}" if address.query else address.path


def _is_collecting(check: dict[str, Any]) -> bool:
    """The references are the person's lane's to make; the check's own lane moves it on a moment later."""
    return bool(check["status"] != "awaiting_candidate")
