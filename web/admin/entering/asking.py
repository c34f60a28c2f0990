"""The page to sign in at: a code goes to the address given if it is a user's. Nobody is told whether it is."""

import secrets
from dataclasses import replace
from functools import partial

from aiohttp import web

from bot.domain.user import SignInWay, folded_email
from bot.flows.readers.contact import EMAIL
from bot.flows.users import LONGEST_EMAIL
from bot.storage.repositories import sign_ins
from web.admin.entering.begun import Begun, give_cookie, new_sign_in
from web.admin.entering.digest import code_digest
from web.admin.entering.letter import Letter, post_code
from web.admin.entering.letters import LETTERS
from web.admin.entering.local_path import with_back
from web.admin.entering.origin import may_have_passkeys
from web.admin.entering.visitor import Visitor
from web.browsers import browser_named

CODE_PAGE = "/login/code"
AGAIN = "again"  # in the address: whoever is signed in shows once more who they are
DIGITS = 6


async def show(visitor: Visitor) -> web.Response:
    is_again = AGAIN in visitor.request.query
    if visitor.signed and not is_again:
        return visitor.go(visitor.back)
    email = visitor.signed.user.email if visitor.signed else ""
    return sign_in_page(visitor, email=email, note="again" if is_again else "")


async def ask(visitor: Visitor) -> web.Response:
    email = folded_email(visitor.field("email"))
    if visitor.vouchline.mailer is None:
        return sign_in_page(visitor, 503, email=email)
    if not (EMAIL.fullmatch(email) and len(email) <= LONGEST_EMAIL):
        return sign_in_page(visitor, 422, email=visitor.field("email"), error="bad_email")
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    begun = _begun(visitor, email, code)
    if not await sign_ins.begin(visitor.vouchline.storage.database, begun.sign_in):
        return sign_in_page(visitor, 429, email=email, error="too_many")
    browser = browser_named(visitor.request.headers.get("User-Agent", ""))
    post = partial(post_code, visitor.vouchline, visitor.vouchline.mailer, Letter(email, code, browser))
    visitor.request.app[LETTERS].begin(post)
    response = visitor.go(CODE_PAGE)
    give_cookie(visitor.request, response, SignInWay.CODE, begun.token)
    return response


def sign_in_page(visitor: Visitor, status: int = 200, email: str = "", error: str = "", note: str = "") -> web.Response:
    slack = visitor.vouchline.slack
    return visitor.draw(
        "login.html",
        status,
        email=email,
        error=error,
        note=note,
        has_mail=visitor.vouchline.mailer is not None,
        has_slack=bool(slack and slack.app.may_sign_in),
        has_passkeys=may_have_passkeys(visitor.vouchline.settings.base_url),
        again_at=with_back("/login", visitor.back),
    )


def _begun(visitor: Visitor, email: str, code: str) -> Begun:
    begun = new_sign_in(visitor.request, SignInWay.CODE, "", visitor.back)
    digest = code_digest(visitor.vouchline.settings.secret, begun.sign_in.id, code)
    return Begun(begun.token, replace(begun.sign_in, expected=digest, email=email))
