"""The browsers in which somebody is signed in: one is ended, or all but this one."""

from aiohttp import web

from bot.storage.repositories import sessions
from web.admin.me.page import ME
from web.admin.page import Visit


async def end_one(visit: Visit) -> web.Response:
    """One that is not theirs is not there to be ended."""
    database, now = visit.vouchline.storage.database, visit.vouchline.clock.real()
    await sessions.end(database, visit.named, visit.user.id, now)
    return visit.go(ME, "admin.me.ended")


async def end_others(visit: Visit) -> web.Response:
    database, now = visit.vouchline.storage.database, visit.vouchline.clock.real()
    await sessions.end_others(database, visit.user.id, visit.signed.session.id, now)
    return visit.go(ME, "admin.me.ended_others")
