"""The addresses of users."""

from aiohttp import web

from web.admin.page import page
from web.admin.users import access, changed, listed, made

ONE = "/admin/users/{id:[A-Za-z0-9_-]+}"
ROUTES = (
    web.get("/admin/users", page(listed.show)),
    web.get("/admin/users/new", page(made.show, for_admins=True)),
    web.post("/admin/users/new", page(made.make, for_admins=True)),
    web.get(ONE, page(changed.show, for_admins=True)),
    web.post(ONE, page(changed.change, for_admins=True)),
    web.post(f"{ONE}/deactivate", page(access.deactivate, for_admins=True)),
    web.post(f"{ONE}/activate", page(access.activate, for_admins=True)),
)
