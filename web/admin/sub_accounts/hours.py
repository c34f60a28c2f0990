"""When a sub-account reminds people, and in which hours it writes (R31, R33, R35), with what would come of it."""

from typing import Any

from aiohttp import web

from bot.domain.organisation import SubAccount
from web.admin.page import Visit
from web.admin.sub_accounts.hours_form import IN_QUIET_HOURS, IN_REMINDERS, hours_form
from web.admin.sub_accounts.kept import address, draw_tab, is_taken, the_sub_account
from web.admin.sub_accounts.previewed import examples
from web.admin.sub_accounts.zones import zones

BESIDE = {"/quiet_hours/opens_at_hour": ("closes_at_hour", "admin.sub_accounts.wrong.closes")}


async def show(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    form = hours_form(visit, one)
    return _draw(visit, one, form)


async def save(visit: Visit) -> web.Response:
    """Without scripts, the button of the preview comes here too, and saves nothing."""
    one = await the_sub_account(visit)
    form = hours_form(visit, one)
    if not form.validate():
        return _draw(visit, one, form, status=422)
    if "preview" not in visit.fields and await is_taken(visit, one.key, _asked(form, one), form, BESIDE):
        return visit.go(address(one.key, "hours"), "admin.saved")
    return _draw(visit, one, form, status=422 if form.errors else 200)


async def preview(visit: Visit) -> web.Response:
    """The part of the page that follows what is being typed."""
    one = await the_sub_account(visit)
    form = hours_form(visit, one)
    return visit.draw("sub_accounts/hours_preview.html", **_previewed(visit, form, form.validate()))


def _asked(form: Any, one: SubAccount) -> dict[str, Any]:
    """Only what is changed: what nobody has chosen is the settings' to renew."""
    plan = form.plan
    parts = {"reminders": IN_REMINDERS, "quiet_hours": IN_QUIET_HOURS}
    return {
        part: {name: getattr(plan, name) for name in names if getattr(plan, name) != getattr(one.plan, name)}
        for part, names in parts.items()
    }


def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200) -> web.Response:
    previewed = _previewed(visit, form, not form.errors)
    return draw_tab(visit, one, "hours", status, form=form, zones=zones(), **previewed)


def _previewed(visit: Visit, form: Any, is_right: bool) -> dict[str, Any]:
    if not is_right:
        return {"examples": (), "is_right": False}
    start = form.start(visit.vouchline.clock.now())
    return {"examples": examples(form.plan, form.in_zone.data, start, visit.texts), "is_right": True}
