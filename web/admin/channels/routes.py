"""The addresses of channels."""

from aiohttp import web

from web.admin.channels import pages
from web.admin.page import page

ROUTES = (
    web.get(pages.PLACE, page(pages.show, for_admins=True)),
    web.post(pages.PLACE, page(pages.try_one, for_admins=True)),
)
