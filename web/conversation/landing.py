"""What is shown before a link has been opened in a browser, where a form was not taken, and where nothing is."""

import secrets
from collections.abc import Mapping
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.flows.page import page_of
from bot.flows.texts import Texts
from web.conversation.form import HIDDEN, OPEN, Filled
from web.conversation.shown import around
from web.conversation.visitor import OPENED, Visitor, fresh_pass
from web.keys import VOUCHLINE

SWEDISH, ENGLISH = "sv", "en"


def landing(request: web.Request, mine: Visitor, said: Filled | None = None, status: int = 200) -> web.Response:
    """Who asks for whom, how far it is, how long it takes, and one button. `said` is a form that was not taken."""
    moment = request.app[VOUCHLINE].moment()
    page, kept = page_of(mine.seen, moment), _kept(said)
    context = {
        **around(mine.seen, page, moment),
        "action": request.path,
        "has_begun": page.step != "consent",
        "is_refused": said is not None and said.command != OPEN,
        "typed": list(said.typed.values()) if said and kept else [],
        "fields": {**kept, OPENED: fresh_pass(request, mine.link)} if kept else _opening(),
    }
    return aiohttp_jinja2.render_template("landing.html", request, context, status=status)


def not_taken(request: web.Request, said: Filled) -> web.Response:
    """The database is away. The same form may be sent again, as often as it takes: it has one effect."""
    texts = texts_of(request)
    context = {**_nobodys(texts), "action": request.path, "fields": said.fields}
    context["typed"] = [one for one in said.typed.values() if one]
    return aiohttp_jinja2.render_template("not_taken.html", request, context, status=503)


def lost(request: web.Request) -> web.Response:
    texts = texts_of(request)
    return aiohttp_jinja2.render_template("lost.html", request, _nobodys(texts), status=404)


def _nobodys(texts: Texts) -> dict[str, Any]:
    """What speaks for no organisation: it is not known which, or nobody is to learn it."""
    return {"texts": texts, "language": texts.language, "brand": "", "logo": ""}


def _opening() -> Mapping[str, str]:
    return {"command": OPEN, "once": secrets.token_urlsafe(16)}


def _kept(said: Filled | None) -> dict[str, str]:
    """Everything that was sent, when some of it had been typed."""
    if said is None or not any(said.typed.values()):
        return {}
    return {name: text for name, text in said.fields.items() if name in HIDDEN or text}


def texts_of(request: web.Request) -> Texts:
    """In the language that the browser prefers, of those that we speak."""
    wanted = request.headers.get("Accept-Language", "").strip().lower()
    return request.app[VOUCHLINE].texts[SWEDISH if wanted.startswith(SWEDISH) else ENGLISH]
