"""The addresses of a sub-account's look."""

from aiohttp import web

from web.brand import serving

ROUTES = (
    web.get("/brand/{id:[a-z0-9]+}.css", serving.colours),
    web.get("/brand/{id:[a-z0-9]+}/logo", serving.logo),
)
