"""Signing in with a passkey: the browser is asked for one, and whoever it is kept with is signed in."""

from aiohttp import web

from bot.domain.signing_in import Passkey
from bot.domain.user import SignInWay, User
from bot.storage.reading import users
from bot.storage.repositories import passkeys, sign_ins
from web.admin.entering.asking import sign_in_page
from web.admin.entering.begun import give_cookie, id_in, new_sign_in, take_cookie
from web.admin.entering.ceremony import PasskeyRefused, named_in, new_challenge, options_to_use, used
from web.admin.entering.entered import entered
from web.admin.entering.origin import may_have_passkeys
from web.admin.entering.visitor import Visitor


async def options(visitor: Visitor) -> web.Response:
    base_url = visitor.vouchline.settings.base_url
    if not may_have_passkeys(base_url):
        raise web.HTTPNotFound
    begun = new_sign_in(visitor.request, SignInWay.PASSKEY, new_challenge())
    if not await sign_ins.begin(visitor.vouchline.storage.database, begun.sign_in):
        raise web.HTTPTooManyRequests
    asked = options_to_use(base_url, begun.sign_in.expected)
    response = web.Response(text=asked, content_type="application/json")
    give_cookie(visitor.request, response, SignInWay.PASSKEY, begun.token)
    return response


async def enter(visitor: Visitor) -> web.Response:
    try:
        user = await _user(visitor)
    except PasskeyRefused:
        return sign_in_page(visitor, 422, note="passkey_unknown")
    response = await entered(visitor, user, SignInWay.PASSKEY, visitor.back)
    take_cookie(visitor.request, response, SignInWay.PASSKEY)
    return response


async def _user(visitor: Visitor) -> User:
    """Whoever's passkey answers the challenge of this browser. Raises `PasskeyRefused`."""
    vouchline, credential = visitor.vouchline, visitor.field("credential")
    database, now = vouchline.storage.database, vouchline.clock.real()
    begun = await sign_ins.end(database, id_in(visitor.request, SignInWay.PASSKEY), SignInWay.PASSKEY, now)
    if begun is None or begun.user:
        raise PasskeyRefused("nothing was asked, or it was asked too long ago")
    id, kept_with = named_in(credential)
    passkey, user = await _known(visitor, id, kept_with)
    count = used(vouchline.settings.base_url, begun.expected, credential, passkey)
    if not await passkeys.used(database, passkey.id, count, now):
        raise PasskeyRefused("its count has not risen: there may be a copy")
    return user


async def _known(visitor: Visitor, id: str, kept_with: str) -> tuple[Passkey, User]:
    passkey = await passkeys.find(visitor.vouchline.storage.database, id)
    user = await users.one(passkey.organisation, passkey.user) if passkey else None
    if passkey is None or user is None or user.deactivated_at or kept_with not in ("", user.id):
        raise PasskeyRefused("nobody's")
    return passkey, user
