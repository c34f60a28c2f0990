"""One's own page: name and language, passkeys, browsers."""

from typing import Any

from aiohttp import web
from multidict import MultiMapping
from wtforms import Form, SelectField, StringField
from wtforms.validators import InputRequired, Length

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.signing_in import Passkey
from bot.domain.user import Session
from bot.errors import RequestRefused
from bot.flows.users import LONGEST_NAME
from bot.storage.reading import organisations, users
from bot.storage.repositories import passkeys
from web.admin.days import day, day_and_hour
from web.admin.entering.again import is_stale
from web.admin.entering.origin import may_have_passkeys
from web.admin.given import filled
from web.admin.page import Visit
from web.admin.users.form import languages, tell_refusal
from web.browsers import browser_named

ME = "/admin/me"


class MeForm(Form):
    name = StringField(validators=[InputRequired(), Length(max=LONGEST_NAME)], render_kw={"autocomplete": "name"})
    language = SelectField()


async def show(visit: Visit) -> web.Response:
    return await draw_me(visit)


async def change(visit: Visit) -> web.Response:
    form = _form(visit, visit.fields)
    if not form.validate():
        return await draw_me(visit, 422, form)
    wanted = {"of_user": visit.user.id, "name": form.name.data, "language": form.language.data}
    try:
        await visit.ask(organisation_lane(visit.organisation), Happening.USER_ASKED, wanted)
    except RequestRefused as refused:
        tell_refusal(visit, form, refused)
        return await draw_me(visit, 422, form)
    return visit.go(ME, "admin.saved")


async def draw_me(visit: Visit, status: int = 200, form: MeForm | None = None, **more: Any) -> web.Response:
    vouchline, now = visit.vouchline, visit.vouchline.clock.real()
    mine = await passkeys.of_user(vouchline.storage.database, visit.user.id)
    return visit.draw(
        "me.html",
        status,
        form=form or _form(visit, None),
        owner=await organisations.one(visit.organisation),
        passkeys=[_passkey(visit, one) for one in mine],
        may_have_passkeys=may_have_passkeys(vouchline.settings.base_url),
        base_url=vouchline.settings.base_url,
        is_stale=is_stale(visit),
        sessions=[_session(visit, one) for one in await users.sessions_of(visit.user.id, now)],
        passkey_error=more.get("passkey_error", ""),
    )


def _form(visit: Visit, sent: MultiMapping[Any] | None) -> MeForm:
    form = filled(MeForm, sent, visit.texts.language, {"name": visit.user.name, "language": visit.user.language})
    form.language.choices = languages(visit)
    return form


def _passkey(visit: Visit, one: Passkey) -> dict[str, str]:
    used = day(visit, one.used_at) if one.used_at else ""
    return {"id": one.id, "name": one.name, "added": day(visit, one.created_at), "used": used}


def _session(visit: Visit, one: Session) -> dict[str, Any]:
    return {
        "id": one.id,
        "browser": browser_named(one.browser) or visit.texts("admin.me.unknown_browser"),
        "way": visit.texts(f"admin.me.ways.{one.way}"),
        "began": day_and_hour(visit, one.created_at),
        "seen": day_and_hour(visit, one.seen_at),
        "is_this": one.id == visit.signed.session.id,
    }
