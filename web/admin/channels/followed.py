"""What has become of a test: looked at again and again while something may still happen."""

from typing import Any

from aiohttp import web

from bot.domain.message import Delivery, Progress
from bot.flows.failures import failure_said
from bot.storage.reading import channels
from bot.storage.reading.channels import Tried
from web.admin.page import Visit

LOOKED = 60  # times, a second apart: providers mostly tell within that, and the page may be loaded again
OVER = (Progress.FAILED, Progress.DROPPED)
ARRIVED_OR_NOT = (Delivery.DELIVERED, Delivery.READ, Delivery.UNDELIVERED)


async def follow(visit: Visit, key: str) -> web.Response:
    """The page of one try; with scripts, only its part that changes."""
    found = await channels.tried(visit.organisation, key)
    if found is None:
        raise web.HTTPNotFound
    template = "channels/tried_now.html" if "HX-Request" in visit.request.headers else "channels/tried.html"
    return visit.draw(template, **_followed(visit, key, found))


def _followed(visit: Visit, key: str, found: Tried) -> dict[str, Any]:
    asked = visit.request.query.get("n", "0")
    looked = int(asked) if asked.isdecimal() and len(asked) < 4 else LOOKED
    is_over = found.progress in OVER or found.delivery in ARRIVED_OR_NOT
    return {
        "key": key,
        "state": _state(found),
        "because": failure_said(found.error, visit.texts) if found.error else "",
        "goes_on": not is_over and looked < LOOKED,
        "next": looked + 1,
    }


def _state(found: Tried) -> str:
    known = found.delivery if found.progress is Progress.SENT and found.delivery else found.progress
    return str(known)
