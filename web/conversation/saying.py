"""What was said to the form that led to a page: thanks, why it was not understood, or that it came too late."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.flows.changes import ConversationSeen
from web.conversation.form import ONE_TIME_ID
from web.conversation.visitor import Visitor
from web.keys import VOUCHLINE

SAID = "said"  # in the address: the form that led here
# What a form of several fields may be refused for, and the field that it is about.
ABOUT = {
    "wrong_phone": "phone",
    "landline": "phone",
    "service_number": "phone",
    "phone_needed": "phone",
    "email_needed": "email",
    "both_needed": "email",
    "whole_name": "name",
}


@dataclass(frozen=True, slots=True)
class Said:
    notices: tuple[str, ...] = ()
    error: str = ""  # beside what is asked
    about: str = ""  # the field that it is about, where there are several
    errors: Mapping[str, str] = field(default_factory=dict)  # by key, where all questions are on one page


NOTHING = Said()


async def said_to(request: web.Request, mine: Visitor) -> Said:
    vouchline, said = request.app[VOUCHLINE], request.query.get(SAID, "")
    if not ONE_TIME_ID.fullmatch(said):
        return NOTHING
    outcome = await vouchline.turns.outcome("web", form_key(mine.seen, said))
    texts = mine.seen.texts(vouchline.moment())
    if outcome is None:
        return Said((texts("web.slow"),))
    return Said((texts("web.outdated"),)) if outcome.get("stale") else _heard(outcome)


def _heard(outcome: Mapping[str, Any]) -> Said:
    notices, errors = tuple(outcome.get("notices", ())), outcome.get("errors", {})
    if outcome.get("understood", True) or errors:
        return Said(notices, errors=errors)
    return Said(error=" ".join(notices), about=ABOUT.get(outcome.get("reason", ""), ""))


def form_key(mine: ConversationSeen, once: str) -> str:
    """The id is the page's word: bound to the conversation, it can't take the place of anybody else's answer."""
    return f"{mine.conversation.id}:{once}"
