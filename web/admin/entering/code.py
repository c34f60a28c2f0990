"""The code from the mail: right in the browser that asked for it, within ten minutes and five tries, and once."""

import re

from aiohttp import web

from bot.domain.signing_in import SignIn
from bot.domain.user import SignInWay, User
from bot.storage.reading import organisations, users
from bot.storage.repositories import sign_ins
from web.admin.entering.asking import CODE_PAGE
from web.admin.entering.begun import id_in, take_cookie
from web.admin.entering.digest import code_digest
from web.admin.entering.entered import entered
from web.admin.entering.visitor import Visitor

CHOOSE_PAGE = "/login/choose"
NOT_DIGITS = re.compile(r"[\s\u00a0-]+")


async def show_code(visitor: Visitor) -> web.Response:
    begun = await _begun(visitor)
    if begun is None:
        return visitor.go("/login")
    return visitor.go(CHOOSE_PAGE) if begun.passed_at else _page(visitor, begun)


async def give_code(visitor: Visitor) -> web.Response:
    vouchline, now = visitor.vouchline, visitor.vouchline.clock.real()
    id, code = id_in(visitor.request, SignInWay.CODE), NOT_DIGITS.sub("", visitor.field("code"))
    digest = code_digest(vouchline.settings.secret, id, code)
    passed = await sign_ins.try_code(vouchline.storage.database, id, digest, now)
    known = await users.with_email(passed.email) if passed else []
    if not known:
        return _page(visitor, await _begun(visitor), 422)
    return visitor.go(CHOOSE_PAGE) if len(known) > 1 else await _entered(visitor, known[0].id)


async def show_choice(visitor: Visitor) -> web.Response:
    begun = await _begun(visitor)
    if begun is None or begun.passed_at is None:
        return visitor.go("/login")
    known = [(one, (await organisations.one(one.organisation)).name) for one in await users.with_email(begun.email)]
    return visitor.draw("login_choose.html", known=sorted(known, key=lambda one: one[1].casefold()))


async def choose(visitor: Visitor) -> web.Response:
    begun = await _begun(visitor)
    if begun is None or begun.passed_at is None:
        return visitor.go("/login")
    if visitor.field("user") not in {one.id for one in await users.with_email(begun.email)}:
        raise web.HTTPNotFound
    return await _entered(visitor, visitor.field("user"))


async def _entered(visitor: Visitor, user: str) -> web.Response:
    """`user` is one of those whose address it is; the code is spent."""
    id, now = id_in(visitor.request, SignInWay.CODE), visitor.vouchline.clock.real()
    spent = await sign_ins.end(visitor.vouchline.storage.database, id, SignInWay.CODE, now, passed=True)
    chosen: list[User] = [one for one in await users.with_email(spent.email) if one.id == user] if spent else []
    if not (spent and chosen):
        return visitor.go("/login")
    response = await entered(visitor, chosen[0], SignInWay.CODE, spent.back)
    take_cookie(visitor.request, response, SignInWay.CODE)
    return response


async def _begun(visitor: Visitor) -> SignIn | None:
    vouchline = visitor.vouchline
    id = id_in(visitor.request, SignInWay.CODE)
    return await sign_ins.find(vouchline.storage.database, id, SignInWay.CODE, vouchline.clock.real())


def _page(visitor: Visitor, begun: SignIn | None, status: int = 200) -> web.Response:
    """Whoever began nothing here, whose code is too old or was tried too often, is told to ask for another."""
    is_over = begun is None or begun.tries >= sign_ins.MOST_TRIES or begun.passed_at is not None
    error = ("over" if is_over else "wrong") if status != 200 or is_over else ""
    email = begun.email if begun else ""
    return visitor.draw("login_code.html", status, email=email, error=error, is_over=is_over, at=CODE_PAGE)
