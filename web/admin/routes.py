"""Every address under /admin, one line for each area."""

from collections.abc import Sequence

from aiohttp import web

from web.admin.checks.routes import ROUTES as CHECKS
from web.admin.entering.routes import ROUTES as ENTERING
from web.admin.me.routes import ROUTES as ME
from web.admin.sub_accounts.routes import ROUTES as SUB_ACCOUNTS
from web.admin.users.routes import ROUTES as USERS

ADMIN: Sequence[web.RouteDef] = (*CHECKS, *ENTERING, *ME, *SUB_ACCOUNTS, *USERS)
