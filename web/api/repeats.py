"""`Idempotency-Key`: the same request sent again has no second effect, and gets the first answer again."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple

from aiohttp import web

from bot.domain.organisation import ApiKey
from bot.errors import Conflict, RequestRefused
from bot.storage import repeats
from bot.storage.sealing import PREFIX, Place, Seal
from web.keys import VOUCHLINE

HEADER = "Idempotency-Key"
SHAPE = re.compile(r"[\x21-\x7e]{1,255}")
REPLAYED = {"Idempotency-Replayed": "true"}


class Sealing(NamedTuple):
    """Answers hold links and secrets that are kept nowhere else as they stand."""

    seal: Seal
    place: Place

    def closed(self, body: str) -> str:
        return self.seal.closed(body, self.place)

    def opened(self, kept: str) -> str:
        """An answer that an earlier version has kept is not sealed."""
        return self.seal.opened(kept, self.place) if kept.startswith(PREFIX) else kept


async def once(
    request: web.Request, owner: ApiKey, body: bytes, answer: Callable[[str], Awaitable[web.Response]]
) -> web.Response:
    """`answer` gets a name that is the same for each repeat, so that its rows have one effect even over a crash."""
    key = _key(request)
    request_hash = hashlib.sha256(request.query_string.encode() + body).hexdigest()
    clock = request.app[VOUCHLINE].clock
    begun = await repeats.begin(owner.organisation, key, request_hash, clock.real())
    sealing = Sealing(
        Seal(request.app[VOUCHLINE].settings.secret), Place("idempotency", f"{owner.organisation} {key}", "answer")
    )
    if isinstance(begun, repeats.Kept):
        return _again(begun, request_hash, sealing)
    try:
        given = await answer(begun.name)
    except BaseException:
        await repeats.let_go(owner.organisation, key, clock.real())
        raise
    await _settle(owner.organisation, key, given, clock.real(), sealing)
    return given


def _key(request: web.Request) -> str:
    sent = request.headers.getall(HEADER)
    if len(sent) != 1 or not SHAPE.fullmatch(sent[0]):
        raise RequestRefused("bad-idempotency-key", f"Send one {HEADER}: 1 to 255 visible ASCII characters, no spaces.")
    return f"{request.method} {request.path} {sent[0]}"


def _again(kept: repeats.Kept, request_hash: str, sealing: Sealing) -> web.Response:
    if kept.request_hash != request_hash:
        raise RequestRefused(
            "idempotency-key-reused", f"This {HEADER} was sent before with another body; use a new one."
        )
    if kept.status is None:
        raise Conflict(
            "request-still-running", "The first request with this key is still running; ask again in a moment."
        )
    return web.Response(status=kept.status, text=sealing.opened(kept.body), content_type=kept.media, headers=REPLAYED)


async def _settle(organisation: str, key: str, given: web.Response, now: datetime, sealing: Sealing) -> None:
    if given.status == 429:  # it will pass, and the same request is asked anew then: nothing has come of this one
        await repeats.forget(organisation, key)
    elif given.status >= 500:
        await repeats.let_go(organisation, key, now)
    else:
        await repeats.keep(organisation, key, given.status, sealing.closed(given.text or ""), given.content_type)
