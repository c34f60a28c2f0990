"""An admin takes a user's access away at once, or gives it back (R46)."""

from aiohttp import web

from bot.domain.user import User
from bot.errors import RequestRefused
from bot.storage.repositories import sessions
from web.admin.entering.again import is_stale, sign_in_again
from web.admin.page import Visit
from web.admin.users.changed import LIST, ask, named, one_page
from web.admin.users.form import refusal, user_form
from web.admin.users.made import FIELDS


async def deactivate(visit: Visit) -> web.Response:
    user = await named(visit)
    if is_stale(visit):
        return sign_in_again(visit, f"{LIST}/{user.id}")
    try:
        await ask(visit, user, active=False)
    except RequestRefused as refused:
        form = user_form(visit, None, {name: str(getattr(user, name)) for name in FIELDS})
        return one_page(visit, user, form, 409, refusal(visit, refused))
    await _end_sessions(visit, user)
    return visit.go(LIST, "admin.users.deactivated")


async def activate(visit: Visit) -> web.Response:
    """No browser of theirs from before is signed in with that."""
    user = await named(visit)
    if is_stale(visit):
        return sign_in_again(visit, f"{LIST}/{user.id}")
    await _end_sessions(visit, user)
    await ask(visit, user, active=True)
    return visit.go(LIST, "admin.users.activated")


async def _end_sessions(visit: Visit, user: User) -> None:
    await sessions.end_all(visit.vouchline.storage.database, user.id, visit.vouchline.clock.real())
