"""An admin looks at the limits, sets the budget, and chooses the countries."""

from typing import Any

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from web.admin.limits.form import OWN, BudgetForm, hundredths_in, segments_in
from web.admin.limits.shown import PLACE, countries_form, drawn
from web.admin.page import Visit
from web.admin.sub_accounts.fields import form_of

SAVED = "admin.limits.saved"


async def show(visit: Visit) -> web.Response:
    return await drawn(visit)


async def save_budget(visit: Visit) -> web.Response:
    form = form_of(BudgetForm, visit)
    if not form.validate():
        return await drawn(visit, budget=form)
    await _ask(visit, segments=segments_in(form.segments.data), cost=hundredths_in(form.cost.data))
    return visit.go(PLACE, SAVED)


async def save_countries(visit: Visit) -> web.Response:
    form = countries_form(visit, None)
    if not form.validate():
        return await drawn(visit, countries=form)
    await _ask(visit, countries=list(form.countries.data) if form.which.data == OWN else None)
    return visit.go(PLACE, SAVED)


async def _ask(visit: Visit, **limits: Any) -> None:
    await visit.ask(organisation_lane(visit.organisation), Happening.LIMITS_ASKED, limits)
