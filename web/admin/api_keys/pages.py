"""Keys for programs of the organisation: made, shown once, revoked at once (R53)."""

import uuid
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from bot.api_keys import fingerprint_of, new_key
from bot.domain.inbox import Happening, organisation_lane
from bot.domain.organisation import ApiKey
from bot.errors import NotFound, RequestRefused
from bot.flows.api_keys import LONGEST_NAME
from bot.flows.calendar import short_time
from bot.storage.reading import api_keys
from web.admin.given import filled
from web.admin.page import Visit
from web.admin.refusals import refusal_said

PLACE = "/admin/api-keys"
LONGEST_ONCE = 64


class KeyForm(Form):
    name = StringField(validators=[InputRequired(), Length(max=LONGEST_NAME)], render_kw={"autocomplete": "off"})


@dataclass(frozen=True, slots=True)
class Shown:
    key: ApiKey
    made: str
    used: str
    revoked: str


async def show(visit: Visit) -> web.Response:
    return await _draw(visit, _form(visit))


async def make(visit: Visit) -> web.Response:
    """The key itself is on the page that answers, and nowhere else: there is no other page to go to."""
    form = _form(visit)
    if not form.validate():
        return await _draw(visit, form, status=422)
    key = new_key()
    asked = {"of_api_key": "", "name": _readable(form.name.data), "fingerprint": fingerprint_of(key)}
    try:
        made = await _ask(visit, asked, _once(visit))
    except RequestRefused as refused:
        form.name.errors = [refusal_said(refused, visit.texts, "api_keys", most=LONGEST_NAME)]
        return await _draw(visit, form, status=422)
    if not await api_keys.is_of(made["api_key"], fingerprint_of(key)):  # sent twice: the first time it was shown
        return visit.go(PLACE, "admin.api_keys.already")
    return await _draw(visit, _form(visit, is_new=True), new=key, named=asked["name"])


async def ask_revoking(visit: Visit) -> web.Response:
    """Whoever uses the key is locked out at once: asked once more, with when it was last used."""
    return visit.draw("api_keys/revoke.html", one=_shown(visit, await _the_key(visit)))


async def revoke(visit: Visit) -> web.Response:
    try:
        await _ask(visit, {"of_api_key": visit.named})
    except NotFound:
        raise web.HTTPNotFound from None
    return visit.go(PLACE, "admin.api_keys.revoked")


async def _ask(visit: Visit, payload: dict[str, Any], key: str = "") -> dict[str, Any]:
    return await visit.ask(organisation_lane(visit.organisation), Happening.API_KEY_ASKED, payload, key)


def _once(visit: Visit) -> str:
    once = visit.field("once")[:LONGEST_ONCE]
    return f"api-key:{visit.user.id}:{once}" if once else ""


def _readable(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())


async def _the_key(visit: Visit) -> ApiKey:
    """Another organisation's is as unknown as one that never was (R57)."""
    found = await api_keys.of_organisation(visit.organisation)
    key = next((one for one in found if one.id == visit.named), None)
    if key is None:
        raise web.HTTPNotFound
    return key


def _form(visit: Visit, is_new: bool = False) -> Any:
    sent = visit.fields if visit.request.method == "POST" and not is_new else None
    return filled(KeyForm, sent, visit.texts.language)


async def _draw(visit: Visit, form: Any, status: int = 200, new: str = "", named: str = "") -> web.Response:
    shown = [_shown(visit, one) for one in await api_keys.of_organisation(visit.organisation)]
    return visit.draw(
        "api_keys/list.html", status=status, form=form, keys=shown, new=new, named=named, once=uuid.uuid4().hex
    )


def _shown(visit: Visit, key: ApiKey) -> Shown:
    times = (key.created_at, key.used_at, key.revoked_at)
    said = [short_time(at, visit.vouchline.zone, visit.texts.language) if at else "" for at in times]
    return Shown(key, *said)
