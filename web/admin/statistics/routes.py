"""Where the figures are found."""

from aiohttp import web

from web.admin.page import page
from web.admin.statistics.page import FILE, PAGE, save, show

ROUTES = (web.get(PAGE, page(show)), web.get(FILE, page(save)))
