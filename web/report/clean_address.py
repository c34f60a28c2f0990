"""The address of a report without the link's token: good in a browser that has opened the link, by its cookie.

The page itself answers 200 to the link, as programs expect; a script then takes the token out of the address, so that
it is not seen over a shoulder, on a shared screen or in a history. Without script nothing is lost.
"""

from aiohttp import web

from bot.links import token_hash
from web import cookies
from web.conversation.passes import LIFETIME, PUBLIC_ID, cookie_for, cookie_name, opened_with, public_id
from web.keys import VOUCHLINE


def link_meant(request: web.Request) -> str:
    """The hash of the link: of its token, or the one that the cookie of a clean address was given for."""
    named = request.match_info["token"]
    return (_link_of_cookie(request, named) if PUBLIC_ID.fullmatch(named) else None) or token_hash(named)


def clean_address(link: str) -> str:
    return f"/report/{public_id(link)}"


def has_cookie(request: web.Request, link: str) -> bool:
    return _link_of_cookie(request, public_id(link)) == link


def give_cookie(request: web.Request, response: web.StreamResponse, link: str) -> None:
    vouchline = request.app[VOUCHLINE]
    name, value = cookie_name(public_id(link)), cookie_for(vouchline.settings.secret, link, vouchline.clock.real())
    cookies.give(vouchline, response, cookies.host_name(vouchline, name), value, LIFETIME)


def _link_of_cookie(request: web.Request, named: str) -> str | None:
    vouchline = request.app[VOUCHLINE]
    cookie = request.cookies.get(cookies.host_name(vouchline, cookie_name(named)), "")
    link = opened_with(vouchline.settings.secret, cookie, vouchline.clock.real()) if cookie else None
    return link if link and public_id(link) == named else None
