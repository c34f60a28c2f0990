"""Reading checks: one, many, and a badge for wherever a candidate is shown (R40, R41)."""

from datetime import UTC, datetime, time

import aiohttp_jinja2
from aiohttp import web

from bot.domain.check import CheckStatus
from bot.errors import RequestRefused
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckSearch
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.api.found import the_check
from web.api.gives import BadgeGiven, CheckGiven, CheckPage
from web.api.shown import badge_given, check_given
from web.api.takes import CheckFilters


@endpoint("Find checks", takes=CheckFilters, gives=CheckPage)
async def find_checks(call: Call, filters: CheckFilters) -> CheckPage:
    try:
        found = await checks.page(call.organisation, _search(filters), filters.cursor, filters.limit)
    except ValueError:
        raise RequestRefused("invalid-request", "This cursor is not one that we gave.", at="/cursor") from None
    return CheckPage(checks=[check_given(one, call.linker) for one in found.checks], next=found.next)


def _search(filters: CheckFilters) -> CheckSearch:
    # Cancelled checks are in the archive (R45); whoever asks for that status asks for the archive.
    in_archive = (
        True if filters.archived is None and filters.status is CheckStatus.CANCELLED else bool(filters.archived)
    )
    return CheckSearch(
        in_archive=in_archive,
        status=filters.status,
        name=filters.q,
        assignment=filters.assignment,
        sub_account=filters.sub_account,
        since=datetime.combine(filters.from_, time(), UTC) if filters.from_ else None,
        until=datetime.combine(filters.to, time.max, UTC) if filters.to else None,
    )


@endpoint("One check", takes=Nothing, gives=CheckGiven, problems=("unknown-check",))
async def show_check(call: Call, _: Nothing) -> CheckGiven:
    return check_given(await the_check(call), call.linker)


@endpoint("The badge of a check", takes=Nothing, gives=BadgeGiven, problems=("unknown-check",))
async def show_badge(call: Call, _: Nothing) -> BadgeGiven:
    return badge_given(await the_check(call), call.linker)


@endpoint("The badge of a check, drawn", takes=Nothing, gives=None, media="image/svg+xml", problems=("unknown-check",))
async def draw_badge(call: Call, _: Nothing) -> web.Response:
    context = {"check": (await the_check(call)).check}
    drawn = aiohttp_jinja2.render_string("badge.svg", call.request, context)
    return web.Response(text=drawn, content_type="image/svg+xml")
