"""Somebody at the door, who is not signed in or does so again: their language, and how pages are drawn for them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.flows.texts import Texts
from bot.wiring import Vouchline
from web.admin.entering.languages import SPOKEN, language_of, remember_language
from web.admin.entering.local_path import local_path, with_back
from web.admin.page import Handler
from web.fields import Fields, fields_of
from web.keys import VOUCHLINE
from web.languages import LANGUAGE_NAMES
from web.same_origin import is_ours
from web.sessions import Signed, signed_in

SHOWN = ("/login", "/login/code", "/login/choose")


@dataclass(frozen=True)
class Visitor:
    request: web.Request
    fields: Fields
    signed: Signed | None
    kept_back: str = ""  # where they wanted to go before they were sent elsewhere

    @property
    def vouchline(self) -> Vouchline:
        return self.request.app[VOUCHLINE]

    @cached_property
    def back(self) -> str:
        """Where they want to go."""
        return self.kept_back or local_path(self.field("next") or self.request.query.get("next", ""))

    @cached_property
    def texts(self) -> Texts:
        own = self.signed.user.language if self.signed else ""
        return self.vouchline.texts[language_of(self.request, own)]

    def field(self, name: str) -> str:
        value = self.fields.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def draw(self, template: str, status: int = 200, **context: Any) -> web.Response:
        texts, settings = self.texts, self.vouchline.settings
        known = {
            "texts": texts,
            "language": texts.language,
            "languages": [self._in_language(one) for one in self.vouchline.texts if one != texts.language],
            "back": self.back,
            "has_mailbox": settings.has_sandbox and not settings.smtp_url,
        }
        return aiohttp_jinja2.render_template(f"admin/{template}", self.request, known | context, status=status)

    def _in_language(self, code: str) -> dict[str, str]:
        """The same page, where it can be asked for by its address; else the first."""
        path = self.request.path if self.request.path in SHOWN else SHOWN[0]
        return {"code": code, "name": LANGUAGE_NAMES[code], "path": with_back(path, self.back, **{SPOKEN: code})}

    def go(self, path: str) -> web.Response:
        return web.Response(status=303, headers={"Location": path})


Answer = Callable[[Visitor], Awaitable[web.Response]]


def door(answer: Answer) -> Handler:
    """A page for whoever comes. What is sent from another site's page is refused."""

    async def visited(request: web.Request) -> web.StreamResponse:
        fields = await fields_of(request)
        visitor = Visitor(request, fields, await signed_in(request))
        if request.method not in ("GET", "HEAD") and not is_ours(request):
            return visitor.draw("login_foreign.html", status=403)
        response = await answer(visitor)
        remember_language(request, response)
        return response

    return visited
