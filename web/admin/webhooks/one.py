"""One webhook: how it does, what may be done with it, and what was posted to it."""

from aiohttp import web

from bot.domain.webhook import Posting, Webhook
from bot.ports.hooks import DeliveryPage
from bot.storage.reading import checks
from bot.storage.reading.moment import one_moment
from bot.storage.reading.webhook_health import last_tries, never_came
from web.admin.days import day_and_hour
from web.admin.page import Visit
from web.admin.webhooks.filters import Filters, filters_of
from web.admin.webhooks.found import the_webhook
from web.admin.webhooks.groups import GROUPS
from web.admin.webhooks.shown import delivery_shown, webhooks_shown

ON_A_PAGE = 50


@one_moment()
async def show(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    filters = filters_of(visit)
    found = await _found(visit, known, filters)
    [shown] = await webhooks_shown(visit, [known])
    tries = await last_tries([one.id for one in found.deliveries])
    checks_of = {one.check for one in found.deliveries if one.check}
    return visit.draw(
        "webhooks/one.html",
        one=shown,
        made=day_and_hour(visit, known.created_at),
        lost=await never_came(visit.organisation, known.id),
        groups=GROUPS,
        filters=filters,
        postings=list(Posting),
        deliveries=[delivery_shown(visit, one, tries.get(one.id)) for one in found.deliveries],
        candidates=await checks.candidates_of(visit.organisation, checks_of),
        older=filters.older(found.next) if found.next else "",
        zone=visit.vouchline.zone,
    )


async def _found(visit: Visit, known: Webhook, filters: Filters) -> DeliveryPage:
    return await visit.vouchline.hooks.log.deliveries(
        visit.organisation,
        known.id,
        postings=[Posting(filters.state)] if filters.state else (),
        types=[filters.type] if filters.type else (),
        check=filters.check or None,
        before=filters.before,
        limit=ON_A_PAGE,
    )
