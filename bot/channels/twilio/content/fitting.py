"""Whether a message with choices keeps to WhatsApp's limits, and what goes into the variables of its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.channels.twilio.content.definitions import Shape
from bot.domain.form import Choice
from bot.domain.template import (
    IN_SESSION_BUTTONS,
    LONGEST_BODY,
    LONGEST_BUTTON,
    LONGEST_DESCRIPTION,
    LONGEST_ID,
    LONGEST_ITEM,
    MOST_ITEMS,
)

MOST_LINES = 40  # a template has at most 100 variables


@dataclass(frozen=True, slots=True)
class Fitted:
    shape: Shape
    variables: tuple[str, ...]


def fitted(body: str, choices: Sequence[Choice], opener: str) -> Fitted | None:
    """None for what has to be said in plain words, whole. `opener` is what the button says that opens a list."""
    lines = body.split("\n")
    if not choices or len(body) > LONGEST_BODY or len(lines) > MOST_LINES or not all(map(_is_sound, lines)):
        return None
    if len({one.title for one in choices}) < len(choices) or any(not _is_line(one) for one in choices):
        return None
    if len(choices) <= IN_SESSION_BUTTONS and all(_is_button(one) for one in choices):
        return Fitted(Shape(len(lines), len(choices), is_list=False), (*lines, *_parts(choices)))
    if len(choices) > MOST_ITEMS or not opener:
        return None
    described = tuple(place for place, one in enumerate(choices, 1) if one.description)
    return Fitted(Shape(len(lines), len(choices), True, described), (*lines, opener, *_parts(choices)))


def _is_sound(line: str) -> bool:
    """No variable is empty, or holds a tab or wide gaps."""
    return bool(line) and line == " ".join(line.split())


def _is_button(choice: Choice) -> bool:
    return len(choice.title) <= LONGEST_BUTTON and not choice.description


def _is_line(choice: Choice) -> bool:
    is_short = len(choice.title) <= LONGEST_ITEM and len(choice.description) <= LONGEST_DESCRIPTION
    return is_short and _is_sound(choice.title) and 1 <= len(choice.id) <= LONGEST_ID


def _parts(choices: Sequence[Choice]) -> Iterator[str]:
    for one in choices:
        yield from (one.title, one.id, *([one.description] if one.description else []))
