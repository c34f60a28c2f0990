"""The numbers that a sub-account writes from: its own, or the shared ones (R3)."""

import re
from typing import Any

from aiohttp import web
from wtforms import Form
from wtforms.validators import ValidationError

from bot.domain.dialled import region_of
from bot.domain.organisation import SubAccount
from bot.domain.phone import normal_phone
from bot.domain.sender import BY_NUMBER
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LineField, form_of, texts_of
from web.admin.sub_accounts.kept import address, draw_tab, is_taken, the_sub_account

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
BESIDE = {f"/senders/{one}": (str(one), "admin.sub_accounts.wrong.sender_taken") for one in BY_NUMBER}


def is_number(form: Any, field: Any) -> None:
    if field.data and not E164.fullmatch(field.data):
        raise ValidationError(texts_of(form)("admin.sub_accounts.wrong.number"))


class SendersForm(Form):
    sms = LineField(validators=[is_number], render_kw={"inputmode": "tel", "autocomplete": "off"})
    whatsapp = LineField(validators=[is_number], render_kw={"inputmode": "tel", "autocomplete": "off"})


async def show(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    return _draw(visit, one, form_of(SendersForm, visit, **one.senders))


async def save(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    form = form_of(SendersForm, visit)
    for field in form:
        field.process_data(_normal(field.data, one))
    if form.validate():
        asked = {channel: form[channel].data or None for channel in _possible(visit)}
        if await is_taken(visit, one.key, {"senders": asked}, form, BESIDE):
            return visit.go(address(one.key, "senders"), "admin.saved")
    return _draw(visit, one, form, status=422)


def _normal(typed: str, one: SubAccount) -> str:
    """As people write it where the sub-account is; what is no such number stays as it is, to be told."""
    return normal_phone(typed, region_of(one.zone)) or re.sub(r"[\s()-]", "", typed)


def _possible(visit: Visit) -> list[str]:
    """With an account at the provider, the channels that have senders."""
    return list(BY_NUMBER) if visit.vouchline.senders.own_segments_per_second is not None else []


def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200) -> web.Response:
    shared = visit.vouchline.senders.shared
    channels = [(channel, form[channel], shared.get(channel), one.senders.get(channel)) for channel in BY_NUMBER]
    return draw_tab(
        visit,
        one,
        "senders",
        status,
        form=form,
        channels=channels,
        is_possible=bool(_possible(visit)),
        used=one.senders,
    )
