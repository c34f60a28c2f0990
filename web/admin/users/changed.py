"""An admin changes a user: name, address, role, language."""

from typing import Any

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.user import User, folded_email
from bot.errors import RequestRefused
from bot.storage.reading import users
from web.admin.entering.again import is_stale, sign_in_again
from web.admin.page import Visit
from web.admin.users.form import UserForm, tell_refusal, user_form
from web.admin.users.made import FIELDS

LIST = "/admin/users"


async def show(visit: Visit) -> web.Response:
    user = await named(visit)
    usual = {name: str(getattr(user, name)) for name in FIELDS}
    typed = {name: visit.request.query[name] for name in FIELDS if name in visit.request.query}
    return one_page(visit, user, user_form(visit, None, {**usual, **typed}))


async def change(visit: Visit) -> web.Response:
    user = await named(visit)
    form = user_form(visit, visit.fields, {})
    if not form.validate():
        return one_page(visit, user, form, 422)
    wanted = {name: form[name].data for name in FIELDS}
    if _is_dangerous(user, wanted) and is_stale(visit):
        return sign_in_again(visit, str(visit.request.rel_url.with_query(wanted)))
    try:
        await ask(visit, user, **wanted)
    except RequestRefused as refused:
        tell_refusal(visit, form, refused)
        return one_page(visit, user, form, 422)
    return visit.go(LIST, "admin.saved")


def _is_dangerous(user: User, wanted: dict[str, Any]) -> bool:
    """Whoever has the address can sign in, and admins may do everything."""
    return (wanted["role"], folded_email(wanted["email"])) != (user.role, user.email)


async def named(visit: Visit) -> User:
    user = await users.one(visit.organisation, visit.named)
    if user is None:
        raise web.HTTPNotFound
    return user


async def ask(visit: Visit, user: User, **wanted: Any) -> None:
    await visit.ask(organisation_lane(visit.organisation), Happening.USER_ASKED, {"of_user": user.id, **wanted})


def one_page(visit: Visit, user: User, form: UserForm, status: int = 200, refused: str = "") -> web.Response:
    return visit.draw("users_one.html", status, one=user, form=form, refused=refused)
