"""One delivery: what was posted, what came back, and posting it again."""

from typing import Any

from aiohttp import web

from bot.ports.hooks import DeliveryWithTries, Replayed
from bot.storage.reading import checks
from web.admin.page import Visit
from web.admin.webhooks.filters import PLACE
from web.admin.webhooks.found import the_delivery, the_webhook
from web.admin.webhooks.shown import delivery_shown, title_of, try_shown
from web.hooks.replaying import EVER, SAID

LOOKED = 15  # times, a second apart: an address may take ten


async def show(visit: Visit) -> web.Response:
    """All of it; with scripts, while it has not been posted yet, its part that changes."""
    known = await the_webhook(visit)
    found = await the_delivery(visit, known)
    context = {"one": known, "title": title_of(known), **_now(visit, found)}
    if "HX-Request" in visit.request.headers:
        return visit.draw("webhooks/delivery_now.html", **context)
    one = found.delivery
    made = await visit.vouchline.hooks.bodies.made(one)
    candidate = await checks.candidate_of(visit.organisation, one.check) if one.check else ""
    body = made.model_dump_json(indent=2) if made else ""
    return visit.draw("webhooks/delivery.html", **context, body=body, candidate=candidate)


async def replay(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    found, now = await the_delivery(visit, known), visit.vouchline.clock.now()
    put = await visit.vouchline.hooks.log.replay(visit.organisation, known.id, found.delivery.id, now)
    if isinstance(put, Replayed):
        return visit.go(f"{PLACE}/{known.id}/deliveries/{found.delivery.id}", _why(put))
    return visit.go(f"{PLACE}/{known.id}/deliveries/{put}", "admin.webhooks.replayed")


async def replay_all(visit: Visit) -> web.Response:
    known, now = await the_webhook(visit), visit.vouchline.clock.now()
    many = await visit.vouchline.hooks.log.replay_failed(visit.organisation, known.id, EVER, now)
    if isinstance(many, Replayed):
        return visit.go(f"{PLACE}/{known.id}", _why(many))
    return visit.go(f"{PLACE}/{known.id}", f"admin.webhooks.replayed_{'all' if many else 'none'}")


def _why(put: Replayed) -> str:
    if put not in SAID:
        raise web.HTTPNotFound
    return SAID[put]


def _now(visit: Visit, found: DeliveryWithTries) -> dict[str, Any]:
    asked = visit.request.query.get("n", "0")
    looked = int(asked) if asked.isdecimal() and len(asked) < 3 else LOOKED
    is_over = bool(found.tries or found.delivery.ended_at)
    return {
        "shown": delivery_shown(visit, found.delivery, found.tries[-1] if found.tries else None),
        "tries": [try_shown(visit, one) for one in found.tries],
        "goes_on": not is_over and looked < LOOKED,
        "looks": looked + 1,
    }
