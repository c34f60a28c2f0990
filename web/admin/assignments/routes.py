"""Addresses of assignments."""

from aiohttp import web

from web.admin.assignments.acts import act_on_assignment
from web.admin.assignments.listing import make_assignment, show_assignments
from web.admin.assignments.one import show_assignment

ROUTES = (
    web.get("/admin/assignments", show_assignments),
    web.post("/admin/assignments", make_assignment),
    web.get("/admin/assignments/{id}", show_assignment),
    web.post("/admin/assignments/{id}", act_on_assignment),
)
