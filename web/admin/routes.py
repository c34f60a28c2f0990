"""Every address under /admin, one line for each area."""

from collections.abc import Sequence

from aiohttp import web

from web.admin.sub_accounts.routes import ROUTES as SUB_ACCOUNTS

ADMIN: Sequence[web.RouteDef] = (*SUB_ACCOUNTS,)
