"""How long what people have told is kept (R56), and what they are told of it."""

from typing import Any

from aiohttp import web
from wtforms import Form, IntegerField
from wtforms.validators import InputRequired, NumberRange

from bot.domain.organisation import SubAccount
from bot.storage.reading import erased
from bot.storage.retention import would_be_over
from web.admin.page import Visit
from web.admin.sub_accounts.fields import form_of
from web.admin.sub_accounts.kept import address, draw_tab, is_taken, the_sub_account

SHORTEST_MONTHS, LONGEST_MONTHS = 1, 120


class RetentionForm(Form):
    retention_months = IntegerField(validators=[InputRequired(), NumberRange(SHORTEST_MONTHS, LONGEST_MONTHS)])


async def show(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    return await _draw(visit, one, form_of(RetentionForm, visit, retention_months=one.retention_months))


async def save(visit: Visit) -> web.Response:
    """What would erase checks within the hour is asked once more, with how many."""
    one = await the_sub_account(visit)
    form = form_of(RetentionForm, visit)
    if not form.validate():
        return await _draw(visit, one, form, status=422)
    months: int = form.retention_months.data
    if (at_once := await _erased_at_once(visit, one, months)) and visit.field("confirmed") != str(months):
        return await _draw(visit, one, form, at_once=at_once)
    if await is_taken(visit, one.key, {"retention_months": months}, form, {}):
        return visit.go(address(one.key, "retention"), "admin.saved")
    return await _draw(visit, one, form, status=422)


async def _erased_at_once(visit: Visit, one: SubAccount, months: int) -> int:
    if months >= one.retention_months:
        return 0
    return await would_be_over(visit.vouchline.storage.database, one, months, visit.vouchline.clock.now())


async def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200, at_once: int = 0) -> web.Response:
    own = visit.texts.with_own(one.texts.get(visit.texts.language, {}))
    gone = await erased.count(visit.organisation, one.id)
    told = own("web.privacy.retention", months=one.retention_months)
    return draw_tab(visit, one, "retention", status, form=form, told=told, gone=gone, at_once=at_once)
