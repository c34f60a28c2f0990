"""Who stands before a personal page: which conversation the address means, and whether this browser may act in it."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from aiohttp import web

from bot.flows.changes import ConversationSeen
from bot.links import PATHS, LinkKind, token_hash
from bot.storage.reading import links, seen
from bot.storage.reading.links import Opened
from web import cookies
from web.conversation.passes import LIFETIME as COOKIE_LIFETIME
from web.conversation.passes import PUBLIC_ID, cookie_for, cookie_name, is_pass, opened_with, pass_for, public_id
from web.keys import VOUCHLINE

OPENED = "opened"  # the pass, in an address and in forms


@dataclass(frozen=True, slots=True)
class Visitor:
    kind: LinkKind
    link: str  # the hash of the link's token
    seen: ConversationSeen
    has_cookie: bool
    own_pass: str = ""  # a fresh one where there is no cookie; "" beside a cookie

    @property
    def has_opened(self) -> bool:
        return self.has_cookie or bool(self.own_pass)

    @property
    def clean(self) -> str:
        """The address without the token; only a browser with the cookie is let in by it."""
        return f"{PATHS[self.kind]}{public_id(self.link)}"

    def address(self, request: web.Request, **query: str) -> str:
        """Where this browser sees the page: without the cookie, the pass goes along."""
        shown = {OPENED: self.own_pass, **query} if self.own_pass else query
        written = urlencode({name: value for name, value in shown.items() if value})
        return f"{self.clean if self.has_cookie else request.path}{f'?{written}' if written else ''}"


async def visitor(request: web.Request, kind: LinkKind, shown_pass: str = "") -> Visitor | None:
    """None where there is nothing: to those who may not know, what is unknown and what is closed look the same."""
    link, opened = await _meant(request, kind)
    found = await seen.conversation(opened) if opened else None
    if link is None or found is None:
        return None
    has_cookie = _link_of_cookie(request, public_id(link), request.app[VOUCHLINE].clock.real()) == link
    return shown_a_pass(request, Visitor(kind, link, found, has_cookie), shown_pass)


def shown_a_pass(request: web.Request, mine: Visitor, shown_pass: str) -> Visitor:
    vouchline = request.app[VOUCHLINE]
    is_good = is_pass(vouchline.settings.secret, mine.link, shown_pass, vouchline.clock.real())
    return replace(mine, own_pass=fresh_pass(request, mine.link)) if is_good and not mine.has_cookie else mine


def fresh_pass(request: web.Request, link: str) -> str:
    vouchline = request.app[VOUCHLINE]
    return pass_for(vouchline.settings.secret, link, vouchline.clock.real())


def let_in(request: web.Request, response: web.StreamResponse, mine: Visitor) -> None:
    """The response carries the cookie."""
    vouchline, now = request.app[VOUCHLINE], request.app[VOUCHLINE].clock.real()
    name, value = cookie_name(public_id(mine.link)), cookie_for(vouchline.settings.secret, mine.link, now)
    cookies.give(vouchline, response, cookies.host_name(vouchline, name), value, COOKIE_LIFETIME)


async def _meant(request: web.Request, kind: LinkKind) -> tuple[str | None, Opened | None]:
    """By the token that was sent, or by the cookie that belongs to a clean address."""
    named = request.match_info["token"]
    if opened := await links.opened_by(named, kind):
        return token_hash(named), opened
    link = _link_of_cookie(request, named, request.app[VOUCHLINE].clock.real()) if PUBLIC_ID.fullmatch(named) else None
    return link, await links.opened_with(link, kind) if link else None


def _link_of_cookie(request: web.Request, named: str, now: datetime) -> str | None:
    vouchline = request.app[VOUCHLINE]
    cookie = request.cookies.get(cookies.host_name(vouchline, cookie_name(named)), "")
    link = opened_with(vouchline.settings.secret, cookie, now) if cookie else None
    return link if link and public_id(link) == named else None
