"""Addresses of the start of checks."""

from aiohttp import web

from web.admin.starting.page import show_form, take_step
from web.admin.starting.started import show_started

ROUTES = (
    web.get("/admin/checks/new", show_form),
    web.post("/admin/checks/new", take_step),
    web.get("/admin/checks/started/{id}", show_started),
)
