"""One's own passkeys: added, within an hour of signing in, and removed."""

import json

from aiohttp import web

from bot.domain.signing_in import Passkey
from bot.domain.user import SignInWay
from bot.storage.reading import organisations
from bot.storage.repositories import passkeys, sign_ins
from web.admin.entering.again import is_stale, sign_in_again
from web.admin.entering.begun import give_cookie, id_in, new_sign_in
from web.admin.entering.ceremony import NewKey, PasskeyRefused, made, new_challenge, options_to_make
from web.admin.entering.origin import may_have_passkeys
from web.admin.me.page import ME, draw_me
from web.admin.me.told import tell_of_passkey
from web.admin.page import Visit
from web.browsers import browser_named

MOST, LONGEST_NAME = 20, 60


async def options(visit: Visit) -> web.Response:
    """Or, for a session that is too old, where to go first."""
    vouchline = visit.vouchline
    base_url, database = vouchline.settings.base_url, vouchline.storage.database
    if not may_have_passkeys(base_url):
        raise web.HTTPNotFound
    if is_stale(visit):
        return _json(json.dumps({"go": sign_in_again(visit, ME).headers["Location"]}), 403)
    begun = new_sign_in(visit.request, SignInWay.PASSKEY, new_challenge(), user=visit.user.id)
    if not await sign_ins.begin(database, begun.sign_in):
        raise web.HTTPTooManyRequests
    owner, mine = await organisations.one(visit.organisation), await passkeys.of_user(database, visit.user.id)
    response = _json(options_to_make(base_url, begun.sign_in.expected, visit.user, owner.name, mine))
    give_cookie(visit.request, response, SignInWay.PASSKEY, begun.token)
    return response


async def add(visit: Visit) -> web.Response:
    if is_stale(visit):
        return sign_in_again(visit, ME)
    try:
        new = await _new(visit)
    except PasskeyRefused:
        return await draw_me(visit, 422, passkey_error="admin.me.passkey_refused")
    now = visit.vouchline.clock.real()
    kept = Passkey(new.id, visit.organisation, visit.user.id, _name(visit), new.public_key, new.sign_count, now)
    await passkeys.add(visit.vouchline.storage.database, kept)
    tell_of_passkey(visit, kept)
    return visit.go(ME, "admin.me.passkey_added")


async def remove(visit: Visit) -> web.Response:
    """One that is not theirs is not there to be removed."""
    if not await passkeys.remove(visit.vouchline.storage.database, visit.named, visit.user.id):
        raise web.HTTPNotFound
    return visit.go(ME, "admin.me.passkey_removed")


async def _new(visit: Visit) -> NewKey:
    """Raises `PasskeyRefused`."""
    database, now = visit.vouchline.storage.database, visit.vouchline.clock.real()
    begun = await sign_ins.end(database, id_in(visit.request, SignInWay.PASSKEY), SignInWay.PASSKEY, now)
    if begun is None or begun.user != visit.user.id:
        raise PasskeyRefused("nothing was asked of this user, or it was asked too long ago")
    if len(await passkeys.of_user(database, visit.user.id)) >= MOST:
        raise PasskeyRefused("too many")
    return made(visit.vouchline.settings.base_url, begun.expected, visit.field("credential"))


def _name(visit: Visit) -> str:
    given = "".join(sign for sign in visit.field("name") if sign.isprintable())[:LONGEST_NAME].strip()
    return given or browser_named(visit.request.headers.get("User-Agent", "")) or "Passkey"


def _json(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, content_type="application/json", status=status)
