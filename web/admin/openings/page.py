"""Who has opened which report, when and how, for admins; and the choice of who may (R50)."""

from functools import partial

from aiohttp import web

from bot.domain.access import OpenedAs, OpenedBy, ReportsOpenTo
from bot.domain.inbox import Happening, organisation_lane
from bot.storage.reading import checks, openings, organisations
from bot.storage.reading.moment import one_moment
from bot.storage.reading.openings import OpeningPage
from web.admin.days import day_and_hour
from web.admin.openings.filters import Filters, filters_of
from web.admin.page import Visit, page
from web.admin.press import new_key, row_key

ON_A_PAGE = 50


@one_moment()
async def show(visit: Visit) -> web.StreamResponse:
    filters = filters_of(visit)
    organisation = await organisations.one(visit.organisation)
    found = await _found(visit, filters)
    return visit.draw(
        "openings/page.html",
        found=found,
        filters=filters,
        candidate=await checks.candidate_of(visit.organisation, filters.check) if filters.check else "",
        ways=list(OpenedAs),
        kinds=list(OpenedBy),
        choices=list(ReportsOpenTo),
        chosen=organisation.reports_open_to,
        key=new_key(),
        hour=partial(day_and_hour, visit),
        zone=visit.vouchline.zone,
    )


async def _found(visit: Visit, filters: Filters) -> OpeningPage:
    try:
        return await openings.page(visit.organisation, filters.search, visit.request.query.get("cursor"), ON_A_PAGE)
    except ValueError:  # a cursor that is not ours
        raise web.HTTPNotFound from None


async def choose(visit: Visit) -> web.StreamResponse:
    wanted = visit.field("open_to")
    if wanted not in set(ReportsOpenTo):
        raise web.HTTPBadRequest
    lane, key = organisation_lane(visit.organisation), row_key(visit, "report_access", wanted)
    await visit.ask(lane, Happening.REPORT_ACCESS_ASKED, {"open_to": wanted}, key)
    return visit.go("/admin/openings", "admin.saved")


show_openings = page(show, for_admins=True)
choose_who = page(choose, for_admins=True)
