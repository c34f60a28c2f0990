"""Every address under /admin, one line for each area."""

from collections.abc import Sequence

from aiohttp import web

ADMIN: Sequence[web.RouteDef] = ()
