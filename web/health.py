"""Whether this process lives, and whether it can serve."""

from aiohttp import web

from bot.storage.readiness import is_unreachable, missing_migrations


async def is_alive(request: web.Request) -> web.Response:
    return web.json_response({"status": "alive"})


async def is_ready(request: web.Request) -> web.Response:
    try:
        missing = await missing_migrations()
    except Exception as error:
        if not is_unreachable(error):
            raise
        return web.json_response({"status": "not ready", "reason": "the database cannot be reached"}, status=503)
    if missing:
        reason = f"migrations have not run: {', '.join(missing)}"
        return web.json_response({"status": "not ready", "reason": reason}, status=503)
    return web.json_response({"status": "ready"})
