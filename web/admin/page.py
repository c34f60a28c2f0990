"""A page for users: who is signed in, whether they may see it, whether a form is theirs; and how it is drawn."""

import hmac
import re
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp_jinja2
from aiohttp import web

from bot.domain.inbox import Happening, Row
from bot.domain.user import User
from bot.flows.texts import PLACEHOLDER, Texts
from bot.storage.reading import users
from bot.wiring import Vouchline
from web.admin.places import PLACES
from web.admin.warned import Banner, banners
from web.fields import Fields, fields_of
from web.keys import VOUCHLINE
from web.linker import Linker
from web.same_origin import is_ours
from web.sessions import Signed, signed_in

SAID = "said"  # in the address: key of what is said about the form that led here
CSRF = "csrf"
SIGN_IN = "/login"
LONGEST_PATH = 1500

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Visit:
    """One request of a user who is signed in."""

    request: web.Request
    signed: Signed
    fields: Fields  # of the form; none when the page is only looked at
    banners: tuple[Banner, ...] = ()

    @property
    def vouchline(self) -> Vouchline:
        return self.request.app[VOUCHLINE]

    @property
    def user(self) -> User:
        return self.signed.user

    @property
    def organisation(self) -> str:
        return self.user.organisation

    @property
    def texts(self) -> Texts:
        return self.vouchline.texts[self.user.language]

    @property
    def linker(self) -> Linker:
        return Linker.of(self.vouchline.settings)

    @property
    def named(self) -> str:
        """The id in the path."""
        return self.request.match_info["id"]

    def field(self, name: str) -> str:
        value = self.fields.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    async def ask(self, lane: str, happening: Happening, payload: Mapping[str, Any], key: str = "") -> dict[str, Any]:
        """The outcome of the row. Raises what the turn refused; a `key` of the form's makes pressing twice one act."""
        given = {"by": self.user.name, "user": self.user.id, **payload}
        return await self.vouchline.ask(Row(lane, "web", key or uuid.uuid4().hex, happening, given))

    def draw(self, template: str, status: int = 200, **context: Any) -> web.Response:
        known = {
            "language": self.texts.language,
            "texts": self.texts,
            "user": self.user,
            "csrf": self.signed.csrf,
            "places": [one for one in PLACES if self.user.is_admin or not one.for_admins],
            "here": self.request.path,
            "banners": self.banners,
            "said": self._said(self.request.query.get(SAID, "")),
        }
        return aiohttp_jinja2.render_template(f"admin/{template}", self.request, known | context, status=status)

    def _said(self, key: str) -> str:
        """The address is anybody's to write: a text with something to fill in is none that led here."""
        text = self.texts.catalogue.get(key, "") if key.startswith("admin.") else ""
        return "" if PLACEHOLDER.search(text) else text

    def go(self, path: str, said: str = "") -> web.Response:
        """To another page, which then says `said`, a key of the catalogue."""
        return web.Response(status=303, headers={"Location": f"{path}?{SAID}={said}" if said else path})


Answer = Callable[[Visit], Awaitable[web.StreamResponse]]


def page(answer: Answer, *, for_admins: bool = False) -> Handler:
    async def visited(request: web.Request) -> web.StreamResponse:
        signed = await signed_in(request)
        if signed is None:
            return _to_sign_in(request)
        visit = Visit(request, signed, await fields_of(request), await _banners(request, signed))
        if request.method not in ("GET", "HEAD") and not _is_theirs(visit):
            return visit.draw("not_yours.html", status=403, why="admin.not_yours.form", admins=())
        if for_admins and not signed.user.is_admin:
            return await _for_admins_alone(visit)
        return await answer(visit)

    return visited


async def _banners(request: web.Request, signed: Signed) -> tuple[Banner, ...]:
    vouchline: Vouchline = request.app[VOUCHLINE]
    return await banners(vouchline, signed.user.organisation, vouchline.texts[signed.user.language])


async def _for_admins_alone(visit: Visit) -> web.Response:
    """Anybody can see who the admins are (R46)."""
    known = await users.of_organisation(visit.organisation)
    admins = [one for one in known if one.is_admin and one.deactivated_at is None]
    return visit.draw("not_yours.html", status=403, why="admin.not_yours.admins", admins=admins)


def _to_sign_in(request: web.Request) -> web.Response:
    """And back to the page, where it was only to be looked at. A part of a page takes all of it along."""
    if "HX-Request" in request.headers:
        return web.Response(status=401, headers={"HX-Redirect": _back_to(_path_of(request.headers))})
    back = _back_to(request.path_qs) if request.method == "GET" else SIGN_IN
    return web.Response(status=303, headers={"Location": back})


def _back_to(path: str) -> str:
    return f"{SIGN_IN}?next={quote(path, safe='')}"


def _path_of(headers: Mapping[str, str]) -> str:
    """Of the page that the part belongs to; the door looks whether it is one of ours."""
    return re.sub(
        r"^https?://[^/?#]*", "", headers.get("HX-Current-URL", "")[:LONGEST_PATH].encode("ascii", "ignore").decode()
    )


def _is_theirs(visit: Visit) -> bool:
    given = visit.request.headers.get("X-CSRF") or visit.field(CSRF)
    return is_ours(visit.request) and hmac.compare_digest(given.encode(errors="replace"), visit.signed.csrf.encode())
