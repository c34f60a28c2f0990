"""The addresses at which people sign in and out."""

from aiohttp import web

from web.admin.entering import asking, code, leaving, with_passkey
from web.admin.entering.visitor import door
from web.admin.page import page

ROUTES = (
    web.get("/login", door(asking.show)),
    web.post("/login", door(asking.ask)),
    web.get("/login/code", door(code.show_code)),
    web.post("/login/code", door(code.give_code)),
    web.get("/login/choose", door(code.show_choice)),
    web.post("/login/choose", door(code.choose)),
    web.post("/login/passkey/options", door(with_passkey.options)),
    web.post("/login/passkey", door(with_passkey.enter)),
    web.post("/logout", page(leaving.sign_out)),
    web.get("/admin", page(leaving.front)),
)
