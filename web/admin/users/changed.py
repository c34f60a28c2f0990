"""An admin changes a user, takes their access away at once, or gives it back (R46)."""

from typing import Any

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.user import User, folded_email
from bot.errors import RequestRefused
from bot.storage.reading import users
from bot.storage.repositories import sessions
from web.admin.entering.again import is_stale, sign_in_again
from web.admin.page import Visit
from web.admin.users.form import UserForm, refusal, tell_refusal, user_form
from web.admin.users.made import FIELDS

LIST = "/admin/users"


async def show(visit: Visit) -> web.Response:
    user = await _named(visit)
    usual = {name: str(getattr(user, name)) for name in FIELDS}
    typed = {name: visit.request.query[name] for name in FIELDS if name in visit.request.query}
    return _page(visit, user, user_form(visit, None, {**usual, **typed}))


async def change(visit: Visit) -> web.Response:
    user = await _named(visit)
    form = user_form(visit, visit.fields, {})
    if not form.validate():
        return _page(visit, user, form, 422)
    wanted = {name: form[name].data for name in FIELDS}
    if _is_dangerous(user, wanted) and is_stale(visit):
        return sign_in_again(visit, str(visit.request.rel_url.with_query(wanted)))
    try:
        await _ask(visit, user, **wanted)
    except RequestRefused as refused:
        tell_refusal(visit, form, refused)
        return _page(visit, user, form, 422)
    return visit.go(LIST, "admin.saved")


async def deactivate(visit: Visit) -> web.Response:
    user = await _named(visit)
    if is_stale(visit):
        return sign_in_again(visit, f"{LIST}/{user.id}")
    try:
        await _ask(visit, user, active=False)
    except RequestRefused as refused:
        form = user_form(visit, None, {name: str(getattr(user, name)) for name in FIELDS})
        return _page(visit, user, form, 409, refusal(visit, refused))
    await _end_sessions(visit, user)
    return visit.go(LIST, "admin.users.deactivated")


async def activate(visit: Visit) -> web.Response:
    """No browser of theirs from before is signed in with that."""
    user = await _named(visit)
    if is_stale(visit):
        return sign_in_again(visit, f"{LIST}/{user.id}")
    await _end_sessions(visit, user)
    await _ask(visit, user, active=True)
    return visit.go(LIST, "admin.users.activated")


def _is_dangerous(user: User, wanted: dict[str, Any]) -> bool:
    """Whoever has the address can sign in, and admins may do everything."""
    return (wanted["role"], folded_email(wanted["email"])) != (user.role, user.email)


async def _named(visit: Visit) -> User:
    user = await users.one(visit.organisation, visit.named)
    if user is None:
        raise web.HTTPNotFound
    return user


async def _ask(visit: Visit, user: User, **wanted: Any) -> None:
    await visit.ask(organisation_lane(visit.organisation), Happening.USER_ASKED, {"of_user": user.id, **wanted})


async def _end_sessions(visit: Visit, user: User) -> None:
    await sessions.end_all(visit.vouchline.storage.database, user.id, visit.vouchline.clock.real())


def _page(visit: Visit, user: User, form: UserForm, status: int = 200, refused: str = "") -> web.Response:
    return visit.draw("users_one.html", status, one=user, form=form, refused=refused)
