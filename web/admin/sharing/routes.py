"""Addresses of who is let in to a report."""

from aiohttp import web

from web.admin.sharing import page

SHARING = "/admin/checks/{id}/sharing"

ROUTES = (
    web.get(SHARING, page.show_sharing),
    web.post(SHARING, page.let_in),
    web.post(f"{SHARING}/{{share}}/withdraw", page.withdraw),
    web.post(f"{SHARING}/{{share}}/mail", page.mail_again),
)
