"""The addresses at which people sign in and out."""

from aiohttp import web

from bot.channels.slack.manifest import SIGN_IN_PATH
from web.admin.entering import asking, code, leaving, with_passkey, with_slack
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
    web.get("/login/slack", door(with_slack.begin), allow_head=False),
    web.get(SIGN_IN_PATH, door(with_slack.finish), allow_head=False),
    web.post("/logout", page(leaving.sign_out)),
    web.get("/admin", page(leaving.front)),
)
