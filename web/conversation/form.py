"""What a person's form says. Whatever bytes come, it ends in a `Filled` or in a 4xx."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qs

from aiohttp import web

from bot.flows.webform import COMMANDS

FORM = "application/x-www-form-urlencoded"
KNOWN = frozenset({"submit", *COMMANDS})
DETAILS = ("name", "phone", "email", "relation", "organisation", "dates")
MOST_FIELDS = 20
ONE_TIME_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True, slots=True)
class Filled:
    once: str  # the form's one-time id
    wait: str  # what the page was waiting for when it was drawn
    text: str
    comment: str | None
    command: str | None
    number: int | None
    details: dict[str, str]  # lines that each have a name: details that somebody corrects


async def filled(request: web.Request) -> Filled:
    """Raises `HTTPUnsupportedMediaType` and `HTTPBadRequest`."""
    if request.content_type != FORM:
        raise web.HTTPUnsupportedMediaType
    fields = _fields(await request.read())
    once, command, number = fields.get("once", ""), fields.get("command") or None, fields.get("number", "")
    if not ONE_TIME_ID.fullmatch(once) or (command and command not in KNOWN):
        raise web.HTTPBadRequest
    return Filled(
        once=once,
        wait=fields.get("wait", "")[:200],
        text=fields.get("text", ""),
        comment=fields.get("comment") or None,
        command=command,
        number=int(number) if re.fullmatch(r"[0-9]{1,3}", number) else None,
        details={name: fields[name] for name in DETAILS if name in fields},
    )


def _fields(body: bytes) -> dict[str, str]:
    """The last value of each field that is not blank."""
    try:
        parsed = parse_qs(body.decode("utf-8", "replace"), errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise web.HTTPBadRequest from None
    return {name: _cleaned(values[-1]) for name, values in parsed.items()}


def _cleaned(text: str) -> str:
    """Without what databases and other people's screens can't bear; line breaks as the thread has them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
