"""How often a key may ask, told in the headers of each answer; and how often an address may guess at keys."""

import math

from aiohttp import web

from bot.domain.organisation import ApiKey
from bot.domain.pace import Pace, Taken
from bot.errors import RequestRefused
from bot.settings import Settings
from bot.storage.paces import pacer_for
from web.keys import PACER, VOUCHLINE
from web.networks import caller_of

TOLD = web.RequestKey("told", dict[str, str])  # the headers of the answer
NOTHING: dict[str, str] = {}
GUESSES_SHARE = 0.1  # of what a key may ask a second


def mount_pacing(app: web.Application) -> None:
    app[PACER] = pacer_for(app[VOUCHLINE].settings.redis_url)
    app.on_response_prepare.append(_tell)
    app.on_cleanup.append(_close)


def tell(request: web.Request, name: str, value: str) -> None:
    """A header of the answer, whatever that will be."""
    request[TOLD] = {**request.get(TOLD, NOTHING), name: value}


async def take(request: web.Request, key: ApiKey) -> None:
    """Raises a `too-many-requests` refusal. Each key has a pace of its own."""
    settings = request.app[VOUCHLINE].settings
    pace = Pace(settings.api_requests_per_second, settings.api_requests_burst)
    taken = await request.app[PACER].take(f"key:{key.id}", pace)
    request[TOLD] = headers(pace, taken)
    if not taken.is_allowed:
        raise _too_many(taken, "This key has asked")


async def take_guess(request: web.Request) -> None:
    """Counts an unknown key by the address that it came from. A key that is known is never refused for it."""
    taken = await request.app[PACER].take(f"guess:{caller_of(request)}", _guesses(request.app[VOUCHLINE].settings))
    if not taken.is_allowed:
        tell(request, "Retry-After", str(taken.again_in_seconds))
        raise _too_many(taken, "Unknown keys have come from your address")


def headers(pace: Pace, taken: Taken) -> dict[str, str]:
    told = {
        "RateLimit-Limit": str(pace.burst),
        "RateLimit-Remaining": str(taken.left),
        "RateLimit-Reset": str(taken.full_in_seconds),
        "RateLimit-Policy": f"{pace.burst};w={max(1, math.ceil(pace.window_seconds))}",
    }
    return told if taken.is_allowed else {**told, "Retry-After": str(taken.again_in_seconds)}


def _guesses(settings: Settings) -> Pace:
    return Pace(settings.api_requests_per_second * GUESSES_SHARE, settings.api_requests_burst)


def _too_many(taken: Taken, whose: str) -> RequestRefused:
    seconds = f"{taken.again_in_seconds} second{'s' if taken.again_in_seconds != 1 else ''}"
    return RequestRefused("too-many-requests", f"{whose} too often; ask again in {seconds}.")


async def _tell(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in request.get(TOLD, NOTHING).items():
        response.headers[name] = value


async def _close(app: web.Application) -> None:
    await app[PACER].close()
