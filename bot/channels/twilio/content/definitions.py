"""Content templates as Twilio takes them. Their names hold a hash of what they say: changed words make a new one.

Those for within 24 hours need no approval, and one serves every question: lines, titles, ids and descriptions are all
variables. A variable holds no line break, so that a template has as many lines as the message.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.template import Template

TEXT, QUICK_REPLY, LIST_PICKER = "twilio/text", "twilio/quick-reply", "twilio/list-picker"
PREFIX = "vouchline"
HASH_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Definition:
    key: str  # the name without the hash
    language: str
    variables: Mapping[str, str]  # examples
    types: Mapping[str, Any]
    needs_approval: bool = False

    @property
    def name(self) -> str:
        """Lowercase letters, digits and underscores, as WhatsApp wants it."""
        says = json.dumps([self.language, self.types], sort_keys=True, ensure_ascii=False)
        return f"{PREFIX}_{self.key}_{hashlib.sha256(says.encode()).hexdigest()[:HASH_DIGITS]}"

    @property
    def asked(self) -> dict[str, Any]:
        """The body of the request that makes it."""
        named = {"friendly_name": self.name, "language": self.language}
        return {**named, "variables": dict(self.variables), "types": dict(self.types)}


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes messages with choices alike, whatever they say."""

    lines: int
    choices: int
    is_list: bool
    described: tuple[int, ...] = ()  # places of the list's lines that have a description


def of_template(template: Template) -> Definition:
    actions = [{"type": "QUICK_REPLY", "title": one.title, "id": one.id} for one in template.buttons]
    examples = {str(place): value for place, value in enumerate(template.examples, 1)}
    with_buttons = {QUICK_REPLY: {"body": template.body, "actions": actions}}
    types = with_buttons if actions else {TEXT: {"body": template.body}}
    return Definition(template.name, template.language, examples, types, needs_approval=True)


def of_shape(shape: Shape) -> Definition:
    """Variables in this order: the lines; the list's button; then of each choice title, id and description."""
    places = iter(range(1, 1000))

    def variable() -> str:
        return f"{{{{{next(places)}}}}}"

    body = "\n".join(variable() for _ in range(shape.lines))
    if shape.is_list:
        button = variable()
        listed = [_line(variable, place in shape.described) for place in range(1, shape.choices + 1)]
        types: dict[str, Any] = {LIST_PICKER: {"body": body, "button": button, "items": listed}}
    else:
        actions = [{"type": "QUICK_REPLY", "title": variable(), "id": variable()} for _ in range(shape.choices)]
        types = {QUICK_REPLY: {"body": body, "actions": actions}}
    examples = {str(place): f"example {place}" for place in range(1, next(places))}
    return Definition(_key(shape), "en", examples, types)


def _line(variable: Any, is_described: bool) -> dict[str, str]:
    line = {"item": variable(), "id": variable()}
    return {**line, "description": variable()} if is_described else line


def _key(shape: Shape) -> str:
    described = "".join(f"_{place}" for place in shape.described)
    return f"{'list' if shape.is_list else 'buttons'}_{shape.choices}_lines_{shape.lines}{described}"


# Made beforehand: yes and no, a review, a rating. The others are made when somebody is first asked so.
USUAL = (
    *(Shape(lines, choices, is_list=False) for lines in (1, 2) for choices in (1, 2, 3)),
    *(Shape(1, choices, is_list=True) for choices in range(1, 11)),
    Shape(1, 5, is_list=True, described=(1, 5)),
)
