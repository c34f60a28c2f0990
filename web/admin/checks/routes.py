"""Addresses of checks, those of their start among them: "new" is no check's id."""

from aiohttp import web

from web.admin.checks.acts import act_on_check
from web.admin.checks.anew import show_anew, start_anew
from web.admin.checks.listing import show_checks
from web.admin.checks.one import show_check
from web.admin.starting.routes import ROUTES as STARTING

ROUTES = (
    *STARTING,
    web.get("/admin/checks", show_checks),
    web.get("/admin/checks/{id}", show_check),
    web.post("/admin/checks/{id}", act_on_check),
    web.get("/admin/checks/{id}/anew", show_anew),
    web.post("/admin/checks/{id}/anew", start_anew),
)
