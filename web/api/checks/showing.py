"""Reading checks: one, many, and a badge for wherever a candidate is shown (R40, R41)."""

from aiohttp import web

from bot.errors import RequestRefused
from bot.storage.reading import checks, organisations
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.gives import BadgeGiven, CheckGiven, CheckPage
from web.api.checks.searched import search_of
from web.api.checks.shown import badge_given, check_given
from web.api.checks.takes import CheckFilters
from web.api.endpoint import Nothing, endpoint
from web.badge.drawn import drawn


@endpoint("Find checks", takes=CheckFilters, gives=CheckPage)
async def find_checks(call: Call, filters: CheckFilters) -> CheckPage:
    search = search_of(filters, await organisations.sub_accounts(call.organisation))
    try:
        found = await checks.page(call.organisation, search, filters.cursor, filters.limit)
    except ValueError:
        raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at="/cursor") from None
    given = [check_given(one, call.linker, call.vouchline.texts) for one in found.checks]
    return CheckPage(checks=given, next=found.next)


@endpoint("One check", takes=Nothing, gives=CheckGiven, problems=("unknown-check",))
async def show_check(call: Call, _: Nothing) -> CheckGiven:
    return check_given(await the_check(call), call.linker, call.vouchline.texts)


@endpoint("The badge of a check", takes=Nothing, gives=BadgeGiven, problems=("unknown-check",))
async def show_badge(call: Call, _: Nothing) -> BadgeGiven:
    return badge_given(await the_check(call), call.linker)


@endpoint("The badge of a check, drawn", takes=Nothing, gives=None, media="image/svg+xml", problems=("unknown-check",))
async def draw_badge(call: Call, _: Nothing) -> web.Response:
    return drawn(call.request, (await the_check(call)).check, call.vouchline.texts)
