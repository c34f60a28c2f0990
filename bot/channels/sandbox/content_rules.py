"""What Twilio refuses when a content template is made: its limits for each type."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.channels.sandbox.faults import Fault
from bot.channels.sandbox.placeholders import are_well_formed

TEXT, QUICK_REPLY, LIST_PICKER = "twilio/text", "twilio/quick-reply", "twilio/list-picker"
LONGEST_TEXT, LONGEST_BODY, LONGEST_ID = 1600, 1024, 200
MOST_CHOICES = 10
LONGEST_TITLE, LONGEST_LINE, LONGEST_DESCRIPTION, LONGEST_OPENER = 20, 24, 72, 20
IN_SESSION_ALONE = 3  # quick replies that need no approval
MOST_VARIABLES = 100

Rule = Callable[[Mapping[str, Any]], str]


def content_fault(asked: Mapping[str, Any]) -> Fault | None:
    """The first fault of a request for a new template; None when it would be made."""
    complaint = _about(asked)
    return Fault(400, 20001, complaint) if complaint else None


def _about(asked: Mapping[str, Any]) -> str:
    types, variables = asked.get("types"), asked.get("variables") or {}
    if not isinstance(asked.get("language"), str) or not asked["language"]:
        return "language is required"
    if not isinstance(types, dict) or not types:
        return "types is required"
    if unknown := [one for one in types if one not in RULES]:
        return f"Unknown content type: {unknown[0]}"
    if not isinstance(variables, dict) or not all(isinstance(one, str) for one in variables.values()):
        return "variables must be an object of strings"
    if len(variables) > MOST_VARIABLES or not are_well_formed(types):
        return "A placeholder is malformed, or there are too many"
    return next((said for name, part in types.items() if (said := _about_type(name, part))), "")


def _about_type(name: str, part: object) -> str:
    if not isinstance(part, dict):
        return f"{name} must be an object"
    said = RULES[name](part)
    return f"{name}: {said}" if said else ""


def _text(part: Mapping[str, Any]) -> str:
    return "" if _fits(part.get("body"), LONGEST_TEXT) else f"body must have 1 to {LONGEST_TEXT} characters"


def _quick_reply(part: Mapping[str, Any]) -> str:
    actions = _few(part.get("actions"))
    if not _fits(part.get("body"), LONGEST_BODY):
        return f"body must have 1 to {LONGEST_BODY} characters"
    if not actions:
        return f"actions must be 1 to {MOST_CHOICES}"
    if not all(_fits(one.get("title"), LONGEST_TITLE) and _fits(one.get("id", "-"), LONGEST_ID) for one in actions):
        return f"a title must have 1 to {LONGEST_TITLE} characters, an id at most {LONGEST_ID}"
    return _repeats([one["title"] for one in actions])


def _list_picker(part: Mapping[str, Any]) -> str:
    lines = _few(part.get("items"))
    if not _fits(part.get("body"), LONGEST_BODY) or not _fits(part.get("button"), LONGEST_OPENER):
        return f"body must have 1 to {LONGEST_BODY} characters, button 1 to {LONGEST_OPENER}"
    if not lines:
        return f"items must be 1 to {MOST_CHOICES}"
    if not all(_is_line(one) for one in lines):
        return f"an item must have 1 to {LONGEST_LINE} characters, an id 1 to {LONGEST_ID}, a description at most 72"
    return _repeats([one["id"] for one in lines])


def _is_line(one: Mapping[str, Any]) -> bool:
    described = one.get("description") or "-"
    return (
        _fits(one.get("item"), LONGEST_LINE)
        and _fits(one.get("id"), LONGEST_ID)
        and _fits(described, LONGEST_DESCRIPTION)
    )


def _fits(text: object, most: int) -> bool:
    return isinstance(text, str) and 1 <= len(text) <= most


def _few(found: object) -> list[Mapping[str, Any]]:
    """Empty when it is no list of objects, or one too long."""
    if not isinstance(found, list) or len(found) > MOST_CHOICES or not all(isinstance(one, dict) for one in found):
        return []
    return found


def _repeats(found: Sequence[str]) -> str:
    return "two choices are the same" if len(set(found)) < len(found) else ""


RULES: Mapping[str, Rule] = {TEXT: _text, QUICK_REPLY: _quick_reply, LIST_PICKER: _list_picker}
