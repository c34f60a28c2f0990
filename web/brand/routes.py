"""The addresses of a sub-account's look."""

from aiohttp import web

from web.brand import serving

PREVIEW = "/brand/preview.css"

ROUTES = (
    web.get(PREVIEW, serving.preview),
    web.get("/brand/{id:[a-z0-9]+}.css", serving.colours),
    web.get("/brand/{id:[a-z0-9]+}/logo", serving.logo),
)
