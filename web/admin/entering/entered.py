"""Somebody is signed in, and goes on to where they wanted to."""

import logging

from aiohttp import web

from bot.domain.user import SignInWay, User
from web.admin.entering.visitor import Visitor
from web.sessions import begin_session

log = logging.getLogger(__name__)


async def entered(visitor: Visitor, user: User, way: SignInWay, back: str) -> web.Response:
    """`back` was found to be a path of ours when it was kept."""
    response = visitor.go(back)
    await begin_session(visitor.request, response, user, way)
    log.info("user %s has signed in by %s", user.id, way)
    return response
