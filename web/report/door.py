"""Who stands before a report, and whether they are let in: by the check's link, by one of their own, or signed in."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from bot.domain.access import OpenedBy, ReportsOpenTo, Share
from bot.domain.user import User
from bot.links import LinkKind
from bot.storage.reading import links, organisations, shares
from bot.storage.reading.links import Opened
from web.admin.page import SIGN_IN
from web.report.clean_address import link_meant
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
    organisation: str
    check: str
    version: int | None  # None: the latest
    reader: Reader
    link: str  # the hash of the link's token


async def let_in(request: web.Request) -> LetIn:
    """Raises `HTTPNotFound`, and `HTTPSeeOther` to the sign-in where the organisation wants that."""
    version, link = _version(request), link_meant(request)
    if opened := await links.opened_with(link, LinkKind.REPORT):
        reader = await _by_link(request, opened)
        return LetIn(opened.organisation, opened.check, version, reader, link)
    share = await shares.opened_with(link)
    if share is None:
        raise web.HTTPNotFound
    return LetIn(share.organisation, share.check, version, _by_share(share), link)


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


def _version(request: web.Request) -> int | None:
    asked = request.query.get("version", "")
    if asked and not VERSION.fullmatch(asked):
        raise web.HTTPNotFound
    return int(asked) if asked else None
