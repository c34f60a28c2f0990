"""Every address under /admin, one line for each area."""

from collections.abc import Sequence

from aiohttp import web

from web.admin.api_keys.routes import ROUTES as API_KEYS
from web.admin.assignments.routes import ROUTES as ASSIGNMENTS
from web.admin.channels.routes import ROUTES as CHANNELS
from web.admin.checks.routes import ROUTES as CHECKS
from web.admin.credits.routes import ROUTES as CREDITS
from web.admin.entering.routes import ROUTES as ENTERING
from web.admin.export.routes import ROUTES as EXPORT
from web.admin.limits.routes import ROUTES as LIMITS
from web.admin.me.routes import ROUTES as ME
from web.admin.openings.routes import ROUTES as OPENINGS
from web.admin.questionnaires.routes import ROUTES as QUESTIONNAIRES
from web.admin.sharing.routes import ROUTES as SHARING
from web.admin.statistics.routes import ROUTES as STATISTICS
from web.admin.sub_accounts.routes import ROUTES as SUB_ACCOUNTS
from web.admin.users.routes import ROUTES as USERS
from web.admin.webhooks.routes import ROUTES as WEBHOOKS

ADMIN: Sequence[web.RouteDef] = (
    *API_KEYS,
    *ASSIGNMENTS,
    *CHANNELS,
    *CHECKS,
    *CREDITS,
    *ENTERING,
    *EXPORT,
    *LIMITS,
    *ME,
    *OPENINGS,
    *QUESTIONNAIRES,
    *SHARING,
    *STATISTICS,
    *SUB_ACCOUNTS,
    *USERS,
    *WEBHOOKS,
)
