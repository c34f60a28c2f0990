"""How long what people have told is kept (R56), and what they are told of it."""

from typing import Any

from aiohttp import web
from wtforms import Form, IntegerField
from wtforms.validators import InputRequired, NumberRange

from bot.domain.organisation import SubAccount
from bot.storage.reading import erased
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
    one = await the_sub_account(visit)
    form = form_of(RetentionForm, visit)
    asked = {"retention_months": form.retention_months.data}
    if form.validate() and await is_taken(visit, one.key, asked, form, {}):
        return visit.go(address(one.key, "retention"), "admin.saved")
    return await _draw(visit, one, form, status=422)


async def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200) -> web.Response:
    own = visit.texts.with_own(one.texts.get(visit.texts.language, {}))
    gone = await erased.count(visit.organisation, one.id)
    told = own("web.privacy.retention", months=one.retention_months)
    return draw_tab(visit, one, "retention", status, form=form, told=told, gone=gone)
