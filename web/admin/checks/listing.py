"""The checks of an organisation: what needs somebody first, then what was looked for, page by page (R40)."""

from dataclasses import dataclass, replace
from datetime import timedelta

from aiohttp import web

from bot.storage.reading import checks, organisations
from bot.storage.reading.moment import one_moment
from bot.storage.reading.numbers import Counted, counted
from bot.storage.reading.searching import CheckSearch
from web.admin.checks.filters import FilterForm, Shows, filters_of, search_in
from web.admin.checks.lines import CheckLine, lines_of
from web.admin.page import Visit, page
from web.admin.press import new_key

PER_PAGE, MOST_NEEDING, MOST_COUNTED = 50, 6, 1000
COUNTED_DAYS = 30


@dataclass(frozen=True, slots=True)
class Found:
    lines: list[CheckLine]
    next: str | None
    count: int

    @property
    def is_more_than_counted(self) -> bool:
        return self.count > MOST_COUNTED


NOTHING = Found([], None, 0)


@page
@one_moment()
async def show_checks(visit: Visit) -> web.StreamResponse:
    """Recruiters see all of their organisation's, whoever started them."""
    sub_accounts = await organisations.sub_accounts(visit.organisation)
    form = await filters_of(visit, sub_accounts)
    is_right = form.validate()
    search = search_in(form, sub_accounts, visit.vouchline.zone) if is_right else None
    is_first_view = form.chosen is Shows.CURRENT and not form.narrows
    cursor = visit.request.query.get("cursor")
    needing = await _needing(visit) if is_first_view and not cursor else []
    if search and is_first_view:
        search = replace(search, needs_you=False)
    found = await _found(visit, search, cursor) if search else NOTHING
    return visit.draw(
        "checks/list.html",
        status=200 if is_right else 422,
        form=form,
        tabs=_tabs(form),
        numbers=await _numbers(visit),
        needing=needing,
        found=found,
        cursor=cursor,
        is_first_view=is_first_view,
        one_sub_account=len(sub_accounts) == 1,
        key=new_key(),
    )


async def _found(visit: Visit, search: CheckSearch, cursor: str | None) -> Found:
    """A cursor that is not ours shows the first page."""
    try:
        found = await checks.page(visit.organisation, search, cursor or None, PER_PAGE)
    except ValueError:
        found = await checks.page(visit.organisation, search, None, PER_PAGE)
    count = await checks.count(visit.organisation, search, MOST_COUNTED + 1)
    return Found(lines_of(found.checks, visit.texts, visit.vouchline.clock.now()), found.next, count)


async def _needing(visit: Visit) -> list[CheckLine]:
    needing = CheckSearch(in_archive=None, needs_you=True)
    found = await checks.page(visit.organisation, needing, None, MOST_NEEDING)
    return lines_of(found.checks, visit.texts, visit.vouchline.clock.now())


async def _numbers(visit: Visit) -> Counted:
    return await counted(visit.organisation, visit.vouchline.clock.now() - timedelta(days=COUNTED_DAYS))


def _tabs(form: FilterForm) -> list[tuple[Shows, str, bool]]:
    """Each with its address, and whether it is the one that is shown."""
    return [(one, form.address(shows="" if one is Shows.CURRENT else one.value), one is form.chosen) for one in Shows]
