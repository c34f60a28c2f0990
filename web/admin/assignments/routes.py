"""Addresses of assignments."""

from aiohttp import web

from web.admin.assignments.acts import act_on_assignment
from web.admin.assignments.listing import make_assignment, show_assignments
from web.admin.assignments.one import show_assignment
from web.admin.questionnaires.uploads import with_a_document

ROUTES = (
    web.get("/admin/assignments", show_assignments),
    web.post("/admin/assignments", make_assignment),
    web.get("/admin/assignments/{id}", show_assignment),
    web.post("/admin/assignments/{id}", with_a_document(act_on_assignment)),
)
