"""A typed client of Vouchline's API in one page, to be copied and changed. Python 3.11, nothing to install."""

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any, TypedDict, cast
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Check(TypedDict):
    """What is needed of it; /api/docs has the rest."""

    id: str
    status: str
    badge: str
    requested: int
    answered: int
    links: dict[str, str | None]  # check, candidate, report, badge


class Problem(OSError):
    """A refusal. Decide by `type`, which is stable; `content` has all of it, `errors` of fields too."""

    def __init__(self, status: int, content: dict[str, Any]) -> None:
        super().__init__(f"{status}: {content.get('detail', 'no reason given')}")
        self.status, self.type, self.content = status, str(content.get("type", "")), content


class Vouchline:
    def __init__(self, url: str, key: str, tries: int = 5) -> None:
        self.url, self.key, self.tries = url.rstrip("/"), key, tries

    def start(self, candidates: list[dict[str, str]], once: str = "", **settings: Any) -> list[Check]:
        """`once`: a key of your own, kept with what you ask for: sent again, after a crash too, it has one effect."""
        return cast(list[Check], self.call("POST", "/checks", {"candidates": candidates, **settings}, once)["checks"])

    def find(self, **filters: Any) -> Iterator[Check]:
        page: dict[str, Any] = {"next": ""}
        while page["next"] is not None:
            page = self.call("GET", "/checks", **filters, cursor=page["next"])
            yield from page["checks"]

    def check(self, id: str) -> Check:
        return cast(Check, self.call("GET", f"/checks/{id}"))

    def call(self, method: str, path: str, body: Any = None, once: str = "", **query: Any) -> dict[str, Any]:
        """Any other endpoint. What may pass, and what got no answer, is sent again with the same Idempotency-Key."""
        headers = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": once or str(uuid.uuid4())}
        sent = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.url}/api/v1{path}?{urlencode(query)}", sent, headers, method=method)
        request.add_header("Content-Type", "application/json")
        for tried in range(self.tries):
            try:
                return self._answer(request)
            except OSError as error:
                if tried + 1 == self.tries or (isinstance(error, Problem) and not _may_pass(error)):
                    raise
            time.sleep(1 + tried)
        raise ValueError("tries: one at least")

    def _answer(self, request: Request) -> dict[str, Any]:
        try:
            with urlopen(request, timeout=30) as answer:
                return dict(json.loads(answer.read() or b"{}"))
        except HTTPError as refused:
            is_json = "json" in refused.headers.get_content_type()
            raise Problem(refused.code, json.loads(refused.read()) if is_json else {}) from None


def _may_pass(problem: Problem) -> bool:
    return problem.status in (408, 429, 500, 502, 503, 504) or problem.type.endswith("/request-still-running")
