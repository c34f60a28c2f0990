"""A sign-in begun in one browser: a cookie holds its token, and what is kept is the token's hash."""

import secrets
from dataclasses import dataclass

from aiohttp import web

from bot.domain.signing_in import SignIn
from bot.domain.user import SignInWay
from bot.storage.repositories import sign_ins
from bot.wiring import Vouchline
from web.admin.entering.clients import client_of
from web.keys import VOUCHLINE
from web.sessions import is_secure, session_id


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
    response.set_cookie(
        cookie_name(vouchline, way),
        token,
        max_age=int(sign_ins.LIFETIME.total_seconds()),
        path="/",
        secure=is_secure(vouchline),
        httponly=True,
        samesite="Lax",
    )


def take_cookie(request: web.Request, response: web.StreamResponse, way: SignInWay) -> None:
    vouchline = request.app[VOUCHLINE]
    secure = is_secure(vouchline)
    response.del_cookie(cookie_name(vouchline, way), path="/", secure=secure, httponly=True, samesite="Lax")


def token_in(request: web.Request, way: SignInWay) -> str:
    return request.cookies.get(cookie_name(request.app[VOUCHLINE], way), "")


def id_in(request: web.Request, way: SignInWay) -> str:
    return session_id(token_in(request, way))


def cookie_name(vouchline: Vouchline, way: SignInWay) -> str:
    return f"__Host-signing-in-{way}" if is_secure(vouchline) else f"signing-in-{way}"
