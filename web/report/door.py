"""Who stands before a report, and whether they are let in: by the check's link, by one of their own, or signed in."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from bot.domain.access import OpenedBy, ReportsOpenTo, Share
from bot.domain.user import User
from bot.links import LinkKind
from bot.storage.reading import checks, links, organisations, shares
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.links import Opened
from web.admin.page import SIGN_IN
from web.sessions import signed_in

VERSION = re.compile("[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is let in, as far as we know who it is."""

    by: OpenedBy
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class LetIn:
    read: CheckRead
    version: int | None  # None: the latest
    reader: Reader


async def let_in(request: web.Request) -> LetIn:
    """Raises `HTTPNotFound`, and `HTTPSeeOther` to the sign-in where the organisation wants that."""
    version, token = _version(request), request.match_info["token"]
    opened = await links.opened_by(token, LinkKind.REPORT)
    if opened:
        return await _found(opened.organisation, opened.check, version, await _by_link(request, opened))
    share = await shares.opened_by(token)
    if share is None:
        raise web.HTTPNotFound
    return await _found(share.organisation, share.check, version, _by_share(share))


async def _by_link(request: web.Request, opened: Opened) -> Reader:
    signed = await signed_in(request)
    if signed and signed.user.organisation == opened.organisation:
        return _by_user(signed.user)
    organisation = await organisations.one(opened.organisation)
    if organisation.reports_open_to is ReportsOpenTo.LINK:
        return Reader(OpenedBy.LINK)
    if signed:
        raise web.HTTPNotFound  # another organisation's (R57)
    raise web.HTTPSeeOther(f"{SIGN_IN}?next={quote(request.path_qs, safe='')}")


def _by_user(user: User) -> Reader:
    return Reader(OpenedBy.USER, user.id, user.name)


def _by_share(share: Share) -> Reader:
    return Reader(OpenedBy.SHARE, share.id, share.name)


async def _found(organisation: str, check: str, version: int | None, reader: Reader) -> LetIn:
    read = await checks.one(organisation, check)
    if read is None:
        raise web.HTTPNotFound
    return LetIn(read, version, reader)


def _version(request: web.Request) -> int | None:
    asked = request.query.get("version", "")
    if asked and not VERSION.fullmatch(asked):
        raise web.HTTPNotFound
    return int(asked) if asked else None
