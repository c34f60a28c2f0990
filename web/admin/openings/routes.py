"""Addresses of the access log."""

from aiohttp import web

from web.admin.openings import page

ROUTES = (
    web.get("/admin/openings", page.show_openings),
    web.post("/admin/openings", page.choose_who),
)
