"""A client of Vouchline's API in one page: copy it, and change it as you like. Python 3.11, nothing to install."""

import hmac
import json
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Json = dict[str, Any]
AGAIN, LONGEST_WAIT_SECONDS = (408, 429, 500, 502, 503, 504), 60


class Problem(Exception):
    """A refusal. Decide by `type`, which is stable; `content` has all of it, `errors` of fields too."""

    def __init__(self, status: int, content: Json) -> None:
        super().__init__(f"{status}: {content.get('detail', 'no reason given')}")
        self.status, self.type, self.content = status, str(content.get("type", "")), content


class Vouchline:
    def __init__(self, url: str, key: str, tries: int = 5) -> None:
        self.url, self.key, self.tries = url.rstrip("/"), key, tries

    def call(self, method: str, path: str, body: Json | None = None, once: str = "", **query: Any) -> Json:
        """Sent again after a fault, with the same Idempotency-Key: it has one effect, however often it is sent.

        `once`: a key of your own, which you keep with what you ask for, so that it is the same after a crash as well.
        """
        address = f"{self.url}/api/v1{path}" + (f"?{urlencode(query)}" if query else "")
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        request = Request(address, json.dumps(body).encode() if body is not None else None, headers, method=method)
        request.add_header("Idempotency-Key", once or str(uuid.uuid4()))
        for tries_left in reversed(range(self.tries)):
            try:
                with urlopen(request, timeout=30) as answer:
                    return dict(json.loads(answer.read() or b"{}"))
            except HTTPError as refused:
                wait = int(refused.headers.get("Retry-After", "1"))
                content = json.loads(refused.read() or b"{}") if "json" in refused.headers.get_content_type() else {}
                is_passing = refused.code in AGAIN or content.get("type") == "/problems/request-still-running"
                if not tries_left or not is_passing or wait > LONGEST_WAIT_SECONDS:
                    raise Problem(refused.code, content) from None
            except (URLError, TimeoutError, ConnectionError):
                wait = 1
                if not tries_left:
                    raise
            time.sleep(wait)
        raise AssertionError("one try at least")

    def start(self, candidates: list[Json], **settings: Any) -> list[Json]:
        """`settings` as in `POST /api/v1/checks`: assignment, language, references_wanted …"""
        return list(self.call("POST", "/checks", {"candidates": candidates, **settings})["checks"])

    def find(self, **filters: Any) -> Iterator[Json]:
        """Every check that there is, page by page. In the archive too: `archived="any"`."""
        page: Json = {"next": ""}
        while page["next"] is not None:
            page = self.call("GET", "/checks", **filters, cursor=page["next"])
            yield from page["checks"]

    def check(self, id: str) -> Json:
        return self.call("GET", f"/checks/{id}")

    def badge(self, id: str) -> Json:
        return self.call("GET", f"/checks/{id}/badge")

    def cancel(self, id: str) -> Json:
        return self.call("POST", f"/checks/{id}/cancel", {})


def is_from_vouchline(signature: str, body: bytes, secret: str, within_seconds: int = 300) -> bool:
    """Of a webhook: `signature` is its header Vouchline-Signature, `body` the bytes as they came."""
    parts = [part.strip().partition("=")[::2] for part in signature.split(",")]
    at = next((value for name, value in parts if name == "t" and value.isdecimal()), "0")
    signed = hmac.new(secret.encode(), at.encode() + b"." + body, "sha256").hexdigest()
    is_new = abs(time.time() - int(at)) < within_seconds
    return is_new and any(hmac.compare_digest(signed.encode(), v.encode()) for name, v in parts if name == "v1")
