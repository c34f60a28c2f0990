"""A sign-in begun in one browser: a cookie holds its token, and what is kept is the token's hash."""

import secrets
from dataclasses import dataclass

from aiohttp import web

from bot.domain.signing_in import SignIn
from bot.domain.user import SignInWay
from bot.storage.repositories import sign_ins
from bot.wiring import Vouchline
from web import cookies
from web.admin.entering.clients import client_of
from web.keys import VOUCHLINE
from web.sessions import session_id


@dataclass(frozen=True, slots=True)
class Begun:
    token: str
    sign_in: SignIn


def new_sign_in(request: web.Request, way: SignInWay, expected: str, back: str = "", user: str = "") -> Begun:
    """Not kept yet. `expected` is what has to come back."""
    token = secrets.token_urlsafe(24)
    now = request.app[VOUCHLINE].clock.real()
    return Begun(token, SignIn(session_id(token), way, expected, back, client_of(request), now, user=user))


def give_cookie(request: web.Request, response: web.StreamResponse, way: SignInWay, token: str) -> None:
    vouchline = request.app[VOUCHLINE]
    cookies.give(vouchline, response, cookie_name(vouchline, way), token, sign_ins.LIFETIME)


def take_cookie(request: web.Request, response: web.StreamResponse, way: SignInWay) -> None:
    vouchline = request.app[VOUCHLINE]
    cookies.take_back(vouchline, response, cookie_name(vouchline, way))


def token_in(request: web.Request, way: SignInWay) -> str:
    return request.cookies.get(cookie_name(request.app[VOUCHLINE], way), "")


def id_in(request: web.Request, way: SignInWay) -> str:
    return session_id(token_in(request, way))


def cookie_name(vouchline: Vouchline, way: SignInWay) -> str:
    return cookies.host_name(vouchline, f"signing-in-{way}")
