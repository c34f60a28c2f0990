"""The headers of answers, by the status that they come with."""

from typing import Any

REFERENCE = "#/components/headers/"


def _number(description: str, example: int) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "integer", "minimum": 0}, "example": example}


HEADERS: dict[str, dict[str, Any]] = {
    "RateLimit-Limit": _number("How many requests the key may make at once.", 1000),
    "RateLimit-Remaining": _number("How many of them are left now.", 998),
    "RateLimit-Reset": _number("Seconds until all of them are there again.", 1),
    "RateLimit-Policy": {
        "description": "The same as a rule: so many requests in a window of so many seconds.",
        "schema": {"type": "string", "pattern": "^[0-9]+;w=[0-9]+$"},
        "example": "1000;w=10",
    },
    "Idempotency-Replayed": {
        "description": "There when this is the first answer to the same `Idempotency-Key`, given again.",
        "schema": {"type": "string", "const": "true"},
    },
    "Retry-After": _number("Seconds after which another try is worth it.", 2),
    "WWW-Authenticate": {"description": "The scheme to come with.", "schema": {"type": "string", "const": "Bearer"}},
}
RATE = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
BY_STATUS = {401: ("WWW-Authenticate",), 429: ("Retry-After",), 503: ("Retry-After",)}


def headers_of(method: str, status: int) -> dict[str, Any]:
    rate = RATE if status != 401 else ()
    replayed = ("Idempotency-Replayed",) if method == "POST" and status < 500 and status not in (401, 429) else ()
    return {name: {"$ref": REFERENCE + name} for name in (*rate, *replayed, *BY_STATUS.get(status, ()))}
