"""The addresses of what is somebody's own."""

from aiohttp import web

from web.admin.me import browsers, passkeys
from web.admin.me import page as me
from web.admin.page import page

ROUTES = (
    web.get("/admin/me", page(me.show)),
    web.post("/admin/me", page(me.change)),
    web.post("/admin/me/passkeys", page(passkeys.add)),
    web.post("/admin/me/passkeys/options", page(passkeys.options)),
    web.post("/admin/me/passkeys/{id:[A-Za-z0-9_-]+}/remove", page(passkeys.remove)),
    web.post("/admin/me/browsers/end-others", page(browsers.end_others)),
    web.post("/admin/me/browsers/{id:[0-9a-f]+}/end", page(browsers.end_one)),
)
