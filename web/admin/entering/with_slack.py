"""Signing in with Slack: away to Slack's page, and back with a code that is good in this browser, soon and once."""

import logging
import secrets
from dataclasses import replace

from aiohttp import web

from bot.channels.slack.errors import SlackError
from bot.channels.slack.manifest import SIGN_IN_PATH
from bot.channels.slack.parts import SlackParts
from bot.channels.slack.signing_in import NotVouched, authorize_url, identity
from bot.domain.signing_in import SignIn
from bot.domain.user import SignInWay, User
from bot.storage.repositories import sign_ins
from web.admin.entering.asking import sign_in_page
from web.admin.entering.begun import give_cookie, id_in, new_sign_in, take_cookie, token_in
from web.admin.entering.entered import entered
from web.admin.entering.visitor import Visitor
from web.sessions import session_id
from web.slack.signing_in import Caller, NotLetIn

log = logging.getLogger(__name__)


async def begin(visitor: Visitor) -> web.Response:
    """Led to by a link: our policy lets no form end at another host, however it gets there."""
    parts = _parts(visitor)
    begun = new_sign_in(visitor.request, SignInWay.SLACK, secrets.token_urlsafe(24), visitor.back)
    if not await sign_ins.begin(visitor.vouchline.storage.database, begun.sign_in):
        return sign_in_page(visitor, 429, note="too_many")
    response = visitor.go(authorize_url(parts.app, _redirect_url(visitor), begun.token, begun.sign_in.expected))
    give_cookie(visitor.request, response, SignInWay.SLACK, begun.token)
    return response


async def finish(visitor: Visitor) -> web.Response:
    parts, begun = _parts(visitor), await _begun(visitor)
    visitor = replace(visitor, kept_back=begun.back if begun else "")
    code = visitor.request.query.get("code", "")
    if begun is None or not code:
        return _refused(visitor, "slack_expired" if begun is None else "slack_unfinished", 400)
    try:
        user = await _user(visitor, parts, begun, code)
    except NotLetIn as refused:
        return _refused(visitor, refused.why, 403)
    except NotVouched as error:
        log.warning("a sign-in with Slack was not believed: %s", error)
        return _refused(visitor, "slack_unfinished", 400)
    except SlackError as error:
        log.warning("a sign-in with Slack was not finished: %s", type(error).__name__)
        return _refused(visitor, "slack_unreachable", 502)
    response = await entered(visitor, user, SignInWay.SLACK, begun.back)
    take_cookie(visitor.request, response, SignInWay.SLACK)
    return response


async def _begun(visitor: Visitor) -> SignIn | None:
    """The state in the address is the token of this browser's cookie, or somebody else's address was opened here."""
    state, token = visitor.request.query.get("state", ""), token_in(visitor.request, SignInWay.SLACK)
    if not token or session_id(state) != session_id(token):
        return None
    id, now = id_in(visitor.request, SignInWay.SLACK), visitor.vouchline.clock.real()
    return await sign_ins.end(visitor.vouchline.storage.database, id, SignInWay.SLACK, now)


async def _user(visitor: Visitor, parts: SlackParts, begun: SignIn, code: str) -> User:
    who = await identity(parts.slack, parts.app, _redirect_url(visitor), code, begun.expected)
    return await Caller(visitor.vouchline, parts, who).user()


def _refused(visitor: Visitor, why: str, status: int) -> web.Response:
    response = sign_in_page(visitor, status, note=why)
    take_cookie(visitor.request, response, SignInWay.SLACK)
    return response


def _redirect_url(visitor: Visitor) -> str:
    return f"{visitor.vouchline.settings.base_url}{SIGN_IN_PATH}"


def _parts(visitor: Visitor) -> SlackParts:
    parts = visitor.vouchline.slack
    if parts is None or not parts.app.may_sign_in:
        raise web.HTTPNotFound
    return parts
