"""The dangerous takes that somebody has signed in within the hour: a session left open for days does none of it."""

from aiohttp import web

from web.admin.entering.local_path import with_back
from web.admin.page import SIGN_IN, Visit
from web.sessions import is_fresh


def is_stale(visit: Visit) -> bool:
    return not is_fresh(visit.signed, visit.vouchline.clock.real())


def sign_in_again(visit: Visit, back: str) -> web.Response:
    """And then on to `back`, a path of ours."""
    return visit.go(with_back(SIGN_IN, back, again="1"))
