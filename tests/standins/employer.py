"""An employer's own system: starts checks and reads what became of them, however often the server dies."""

import asyncio
import uuid
from typing import Any

import aiohttp

PATIENCE_SECONDS = 240
TRIED_AGAIN = frozenset({409, 502, 503, 504})  # 409: the first try with this Idempotency-Key is still running


class Refused(Exception):
    """The API said no: its status and problem."""

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(f"{status} {problem}")
        self.status = status


class Employer:
    def __init__(self, url: str, key: str) -> None:
        self.url = url
        self._headers = {"Authorization": f"Bearer {key}"}
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        limits = aiohttp.ClientTimeout(total=60)
        self._session = aiohttp.ClientSession(timeout=limits, headers=self._headers)

    async def stop(self) -> None:
        if self._session:
            await self._session.close()

    async def start_check(self, **asked: Any) -> dict[str, Any]:
        """One check; `asked` as in the API's own words."""
        found = await self.ask("POST", "/checks", asked)
        (check,) = found["checks"]
        return dict(check)

    async def check(self, check: str) -> dict[str, Any]:
        return await self.ask("GET", f"/checks/{check}")

    async def report(self, check: str) -> dict[str, Any]:
        return await self.ask("GET", f"/checks/{check}/report.json")

    async def events(self, check: str) -> list[dict[str, Any]]:
        return list((await self.ask("GET", f"/checks/{check}/lifecycle"))["events"])

    async def conversations(self, check: str) -> list[dict[str, Any]]:
        return list((await self.ask("GET", f"/checks/{check}/conversations"))["conversations"])

    async def step(self, check: str, role: str, address: str) -> str:
        """Where one person's conversation stands; empty when there is none."""
        for one in await self.conversations(check):
            if (one["role"], one["address"]) == (role, address):
                return str(one["step"])
        return ""

    async def advance_clock(self, by: str) -> str:
        return str((await self.ask("POST", "/sandbox/clock", {"advance": by}, root=""))["now"])

    async def ask(self, method: str, path: str, body: Any = None, root: str = "/api/v1") -> dict[str, Any]:
        """The answer's JSON; asks again, with the same Idempotency-Key, while the server is away. Raises `Refused`."""
        headers = {"Idempotency-Key": str(uuid.uuid4())} if method == "POST" else {}
        deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while True:
            try:
                return await self._ask_once(method, f"{self.url}{root}{path}", body, headers)
            except (aiohttp.ClientError, TimeoutError, Refused) as error:
                is_final = isinstance(error, Refused) and error.status not in TRIED_AGAIN
                if is_final or asyncio.get_running_loop().time() > deadline:
                    raise
            await asyncio.sleep(0.1)

    async def _ask_once(self, method: str, url: str, body: Any, headers: dict[str, str]) -> dict[str, Any]:
        assert self._session is not None
        async with self._session.request(method, url, json=body, headers=headers) as answer:
            if answer.status >= 400:
                raise Refused(answer.status, (await answer.text())[:500])
            return dict(await answer.json())
