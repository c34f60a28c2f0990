"""How requests to 46elks travel: forms and queries there, JSON back, behind Basic auth, and nothing tried twice."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import encode_basic_auth

from bot.channels.waiting import Limits, TooManyRequests, asked_for
from bot.settings import ElksAccount


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    text: str

    def read(self) -> dict[str, Any]:
        """Raises `ValueError` when it is not what was asked for."""
        found = json.loads(self.text) if self.status == 200 else None
        if not isinstance(found, dict):
            raise ValueError(f"HTTP {self.status} without an object")
        return found


class ElksApi:
    """To be made inside the running loop, since it opens a session, and closed."""

    def __init__(self, account: ElksAccount, limits: Limits) -> None:
        self._root = f"{account.base_url}/a1"
        signed_in = {"Authorization": encode_basic_auth(account.username, account.password)}
        self._currency: str | None = None
        self._session = limits.open_session(headers=signed_in)

    async def close(self) -> None:
        await self._session.close()

    async def send(self, form: Mapping[str, str]) -> Answered:
        """Raises `TooManyRequests`, aiohttp's errors and `TimeoutError`."""
        return await self._ask("POST", "sms", {}, form)

    async def get(self, path: str, **query: str) -> Answered:
        """Raises `TooManyRequests`, aiohttp's errors and `TimeoutError`."""
        return await self._ask("GET", path, query, None)

    async def currency(self) -> str:
        """The account's, asked for once. Raises as `get`, and `ValueError`."""
        if self._currency is None:
            self._currency = str((await self.get("me")).read().get("currency") or "")
        return self._currency

    async def _ask(self, method: str, path: str, query: Mapping[str, str], form: Mapping[str, str] | None) -> Answered:
        asked = self._session.request(method, f"{self._root}/{path}", params=query, data=form, allow_redirects=False)
        async with asked as answer:
            if answer.status == 429:
                raise TooManyRequests(asked_for(answer.headers.get("Retry-After", "")))
            return Answered(answer.status, await answer.text(errors="replace"))
