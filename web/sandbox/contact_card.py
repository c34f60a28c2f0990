"""A contact card as a phone would attach it, from the few fields of the sandbox's form."""

import re
from typing import Any

from bot.errors import RequestRefused

FIELDS = {"name": "FN", "number": "TEL;TYPE=CELL", "email": "EMAIL", "organisation": "ORG"}
LONGEST = 200
SPECIAL = re.compile(r"([\\,;])")


def card_of(asked: dict[str, Any]) -> str | None:
    """The card that a request attaches, if it does."""
    given = asked.get("card")
    if given is None:
        return None
    if not isinstance(given, dict) or not all(_is_short_text(given.get(field, "")) for field in FIELDS):
        raise RequestRefused("invalid-request", f"'card' may have {', '.join(FIELDS)}, each a short text.", at="card")
    lines = [f"{name}:{_escaped(given[field])}" for field, name in FIELDS.items() if given.get(field, "").strip()]
    if not lines:
        raise RequestRefused(
            "invalid-request", "A contact card needs a name, a number or an e-mail address.", at="card"
        )
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def _is_short_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
