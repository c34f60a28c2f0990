"""Who the users are. Anybody sees who the admins are; admins see everybody (R46)."""

from aiohttp import web

from bot.storage.reading import users
from bot.storage.repositories import sessions
from web.admin.days import day
from web.admin.page import Visit


async def show(visit: Visit) -> web.Response:
    known = await users.of_organisation(visit.organisation)
    active = [one for one in known if one.deactivated_at is None]
    seen = await sessions.last_seen(visit.vouchline.storage.database, visit.organisation)
    return visit.draw(
        "users.html",
        active=active if visit.user.is_admin else [one for one in active if one.is_admin],
        gone=[one for one in known if one.deactivated_at] if visit.user.is_admin else [],
        seen={user: day(visit, at) for user, at in seen.items()},
    )
