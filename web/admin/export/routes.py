"""Addresses of the export."""

from aiohttp import web

from web.admin.export import page

ROUTES = (
    web.get("/admin/export", page.show_export),
    web.post("/admin/export", page.make_export),
)
