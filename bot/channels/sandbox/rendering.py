"""A content template with its variables filled in, as a channel shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.sandbox.content_rules import LIST_PICKER, LONGEST_BODY, QUICK_REPLY, TEXT
from bot.channels.sandbox.faults import Fault
from bot.channels.sandbox.placeholders import filled, given_variables, names_in
from bot.domain.form import Choice
from bot.domain.sandbox_content import NOTHING_TO_TAP, SandboxContent, Tappable

INVALID_CONTENT = Fault(400, 21655, "The ContentSid is Invalid")
INVALID_VARIABLES = Fault(400, 21656, "The Content Variables parameter is invalid")


@dataclass(frozen=True, slots=True)
class Rendered:
    body: str
    tappable: Tappable = NOTHING_TO_TAP


def rendered(content: SandboxContent, asked: str, is_whatsapp: bool) -> Rendered | Fault:
    """`asked` is `ContentVariables`. Text messages know plain text alone."""
    name = _type_for(content, is_whatsapp)
    if name is None:
        return INVALID_CONTENT
    part = content.types[name]
    try:
        variables = {**content.variables, **given_variables(asked)}
    except ValueError:
        return INVALID_VARIABLES
    if names_in(part) - variables.keys():
        return INVALID_VARIABLES
    found = Rendered(filled(part["body"], variables), _tappable(name, part, variables))
    longest = LONGEST_BODY if name != TEXT else 1600
    return found if len(found.body) <= longest else Fault(400, 21617, "The message body exceeds the character limit")


def _type_for(content: SandboxContent, is_whatsapp: bool) -> str | None:
    wanted = (LIST_PICKER, QUICK_REPLY, TEXT) if is_whatsapp else (TEXT,)
    return next((name for name in wanted if name in content.types), None)


def _tappable(name: str, part: Mapping[str, Any], variables: Mapping[str, str]) -> Tappable:
    if name == QUICK_REPLY:
        return Tappable(tuple(_button(one, variables) for one in part["actions"]))
    if name == LIST_PICKER:
        return Tappable(tuple(_line(one, variables) for one in part["items"]), filled(part["button"], variables))
    return NOTHING_TO_TAP


def _button(one: Mapping[str, Any], variables: Mapping[str, str]) -> Choice:
    title = filled(one["title"], variables)
    return Choice(filled(one.get("id") or title, variables), title)


def _line(one: Mapping[str, Any], variables: Mapping[str, str]) -> Choice:
    description = filled(one.get("description") or "", variables)
    return Choice(filled(one["id"], variables), filled(one["item"], variables), description)
