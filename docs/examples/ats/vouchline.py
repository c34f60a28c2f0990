"""Calls to Vouchline's API: what it answers, its refusals word for word, and whether it answered at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

PATIENCE = ClientTimeout(total=20)
STILL_RUNNING = "/problems/request-still-running"  # the first of two requests with the same key is not through yet


class Refused(Exception):
    """A problem as RFC 9457 has it: nothing was done. `errors` in it point at the fields that are wrong."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["detail"])
        self.problem = problem


class NoAnswer(Exception):
    """Whether it was done is not known: ask again with the same `Idempotency-Key`."""


@dataclass(frozen=True, slots=True)
class Vouchline:
    http: ClientSession
    url: str
    key: str

    async def get(self, path: str, **query: str) -> Any:
        return await self._call("GET", path, params=query)

    async def post(self, path: str, body: Mapping[str, Any], once: str = "") -> Any:
        """`once`: however often it is sent with the same one, it is done once."""
        return await self._call("POST", path, json=body, headers={"Idempotency-Key": once} if once else {})

    async def put(self, path: str, body: Mapping[str, Any]) -> Any:
        return await self._call("PUT", path, json=body)

    async def _call(self, method: str, path: str, headers: Mapping[str, str] | None = None, **given: Any) -> Any:
        authorized = {"Authorization": f"Bearer {self.key}", **(headers or {})}
        address = f"{self.url}/api/v1{path}"
        try:
            async with self.http.request(method, address, headers=authorized, timeout=PATIENCE, **given) as answer:
                return await _read(answer)
        except (ClientError, TimeoutError) as error:
            raise NoAnswer(f"{method} {address}: {error!r}") from error


async def _read(answer: ClientResponse) -> Any:
    if answer.status >= 500:
        raise NoAnswer(f"{answer.method} {answer.url} answered {answer.status}")
    said = await answer.json(content_type=None)
    if answer.status < 400:
        return said
    if said["type"] == STILL_RUNNING:
        raise NoAnswer(said["detail"])
    raise Refused(said)
