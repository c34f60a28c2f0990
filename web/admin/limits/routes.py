"""Addresses of limits."""

from aiohttp import web

from web.admin.limits.page import save_budget, save_countries, show
from web.admin.limits.shown import PLACE
from web.admin.page import page

ROUTES = (
    web.get(PLACE, page(show, for_admins=True)),
    web.post(f"{PLACE}/budget", page(save_budget, for_admins=True)),
    web.post(f"{PLACE}/countries", page(save_countries, for_admins=True)),
)
