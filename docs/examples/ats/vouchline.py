"""The client of one page, for an asyncio server: what Vouchline refuses, and whether it answered at all."""

import asyncio
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from docs.examples import client

STILL_RUNNING = "/problems/request-still-running"  # the first of two requests with the same key is not through yet
Json = dict[str, Any]


class Refused(Exception):
    """A problem as RFC 9457 has it: nothing was done. `errors` in it point at the fields that are wrong."""

    def __init__(self, problem: Json) -> None:
        super().__init__(problem["detail"])
        self.problem = problem


class NoAnswer(Exception):
    """Whether it was done is not known: ask again with the same `once`."""


@dataclass(frozen=True, slots=True)
class Vouchline:
    url: str
    key: str

    async def get(self, path: str, **query: str) -> Json:
        return await self._call("GET", path, **query)

    async def post(self, path: str, body: Json, once: str = "") -> Json:
        """`once`: however often it is sent with the same one, it is done once."""
        return await self._call("POST", path, body, once)

    async def put(self, path: str, body: Json) -> Json:
        return await self._call("PUT", path, body)

    async def _call(self, *asked: Any, **query: Any) -> Json:
        """In a thread, and tried once: when to try again is decided here, where nobody is kept waiting."""
        try:
            return await asyncio.to_thread(client.Vouchline(self.url, self.key, tries=1).call, *asked, **query)
        except client.Problem as problem:
            if problem.status >= 500 or problem.type == STILL_RUNNING or "detail" not in problem.content:
                raise NoAnswer(str(problem)) from problem
            raise Refused(problem.content) from problem
        except (OSError, HTTPException, ValueError) as error:
            raise NoAnswer(f"{self.url}: {error}") from error
