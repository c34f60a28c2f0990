"""Who has signed in, by a cookie that scripts can't read; what is kept of it is a hash."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from aiohttp import web

from bot.domain.user import Session, SignInWay, User
from bot.storage.reading import users
from bot.storage.repositories import sessions
from bot.wiring import Vouchline
from web import cookies
from web.keys import VOUCHLINE

LIFETIME = timedelta(days=14)  # since it was last seen
LONGEST = timedelta(days=90)  # however often it is seen
FRESH = timedelta(hours=1)  # since signing in; older ones do nothing dangerous
SEEN_EVERY = timedelta(minutes=10)
LONGEST_BROWSER = 200


@dataclass(frozen=True)
class Signed:
    user: User
    session: Session
    _secret: bytes

    @cached_property
    def csrf(self) -> str:
        """What every form of theirs carries; nobody else can make it up."""
        return csrf_of(self._secret, self.session.id)


def is_fresh(signed: Signed, now: datetime) -> bool:
    """Whether they have shown within the hour who they are. `now` is real time."""
    return now - signed.session.created_at < FRESH


def csrf_of(secret: bytes, session: str) -> str:
    return hmac.new(secret, f"csrf:{session}".encode(), hashlib.sha256).hexdigest()[:32]


def session_id(token: str) -> str:
    """Of whatever a cookie may hold."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


async def signed_in(request: web.Request) -> Signed | None:
    vouchline = request.app[VOUCHLINE]
    token = request.cookies.get(cookie_name(vouchline))
    now = vouchline.clock.real()
    found = await users.signed_in(session_id(token), now) if token else None
    if found is None:
        return None
    user, session = found
    if now - session.seen_at > SEEN_EVERY:
        ends = min(now + LIFETIME, session.created_at + LONGEST)
        await sessions.seen(vouchline.storage.database, session.id, now, ends)
    return Signed(user, session, vouchline.settings.secret)


async def begin_session(request: web.Request, response: web.StreamResponse, user: User, way: SignInWay) -> None:
    """The response carries the cookie. The session that the browser had, whoever's it was, has ended."""
    vouchline = request.app[VOUCHLINE]
    if before := await signed_in(request):
        await sessions.end(vouchline.storage.database, before.session.id, before.user.id, vouchline.clock.real())
    token = await new_session(vouchline, user, way, request.headers.get("User-Agent", ""))
    cookies.give(vouchline, response, cookie_name(vouchline), token, LIFETIME)


async def new_session(vouchline: Vouchline, user: User, way: SignInWay, browser: str) -> str:
    """Its token, which is kept nowhere."""
    token, now = secrets.token_urlsafe(32), vouchline.clock.real()
    name = "".join(sign for sign in browser[:LONGEST_BROWSER] if sign.isprintable())
    session = Session(session_id(token), user.organisation, user.id, way, name, now, now, now + LIFETIME)
    await sessions.begin(vouchline.storage.database, session, now - LIFETIME)
    return token


async def end_session(request: web.Request, response: web.StreamResponse, signed: Signed) -> None:
    vouchline = request.app[VOUCHLINE]
    await sessions.end(vouchline.storage.database, signed.session.id, signed.user.id, vouchline.clock.real())
    cookies.take_back(vouchline, response, cookie_name(vouchline))


def cookie_name(vouchline: Vouchline) -> str:
    return cookies.host_name(vouchline, "signed-in")
