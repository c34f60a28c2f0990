"""The addresses of API keys."""

from aiohttp import web

from web.admin.api_keys import pages
from web.admin.page import page

ROUTES = (
    web.get(pages.PLACE, page(pages.show, for_admins=True)),
    web.post(pages.PLACE, page(pages.make, for_admins=True)),
    web.get(pages.PLACE + "/{id}/revoke", page(pages.ask_revoking, for_admins=True)),
    web.post(pages.PLACE + "/{id}/revoke", page(pages.revoke, for_admins=True)),
)
