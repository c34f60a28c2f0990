"""What the page behind List-Unsubscribe shows."""

from typing import Any

from aiohttp import web

from bot.flows.texts import Texts
from bot.storage.reading.mailed import Mailed
from web.brand.linked import linked
from web.conversation.landing import texts_of
from web.keys import VOUCHLINE


def context_of(
    request: web.Request, found: Mailed, is_stopped: bool, has_started: bool, is_late: bool
) -> dict[str, Any]:
    texts = _texts(request, found)
    state = "stopped" if is_stopped else "started" if has_started else "ask"
    return {
        "texts": texts,
        "language": texts.language,
        "organisation": found.brand.name if found.brand else "Vouchline",
        **(linked(found.brand) if found.brand else {"brand": "", "logo": ""}),
        "action": request.path,
        "address": _recognisable(found.address),
        "heading": texts(f"mail_in.stopping.{state}"),
        "state": state,
        "is_stopped": is_stopped,
        "is_late": is_late,
    }


def _texts(request: web.Request, found: Mailed) -> Texts:
    return request.app[VOUCHLINE].texts.get(found.language) or texts_of(request)


def _recognisable(address: str) -> str:
    """To its owner; a link may have been passed on with the mail around it."""
    name, _, domain = address.rpartition("@")
    return f"{name[:1]}…@{domain}"
