"""Somebody is signed in, and goes on to where they wanted to."""

from aiohttp import web

from bot.domain.user import SignInWay, User
from web.admin.entering.visitor import Visitor
from web.sessions import begin_session


async def entered(visitor: Visitor, user: User, way: SignInWay, back: str) -> web.Response:
    """`back` was found to be a path of ours when it was kept."""
    response = visitor.go(back)
    await begin_session(visitor.request, response, user, way)
    return response
