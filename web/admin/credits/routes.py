"""Addresses of credits."""

from aiohttp import web

from web.admin.credits.page import show_credits

ROUTES = (web.get("/admin/credits", show_credits),)
