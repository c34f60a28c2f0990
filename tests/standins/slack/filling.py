"""What a person puts into an element, as Slack's client lets them: nothing that is not offered, not too long."""

import re
from typing import Any

from tests.standins.slack.kit.elements import options_of
from tests.standins.slack.surfaces import Json, View, slot_of

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class NotPossible(AssertionError):
    """Slack's client would not let a person do so."""


def element_of(view: View, block_id: str, action_id: str = "") -> tuple[str, Json]:
    """The element of this block, or the only one with this id; raises `NotPossible`."""
    for block, element in view.inputs():
        if block == block_id and action_id in ("", element["action_id"]):
            return block, element
    raise NotPossible(f"no input {block_id} in {[block for block, _ in view.inputs()]}")


def state_with(element: Json, given: Any) -> Json:
    """The element's state once this is put in. Options are given by their value or their words."""
    kind = element["type"]
    slot, _ = slot_of(kind)
    if slot in ("selected_option", "selected_options"):
        given = _picked(element, given)
    elif slot == "value" and given is not None:
        _check_words(element, str(given))
    return {"type": kind, slot: given}


def is_empty(state: Json) -> bool:
    return not any(value for name, value in state.items() if name != "type")


def unfilled(view: View) -> list[str]:
    """Blocks that Slack's client would not submit without."""
    needed = {block["block_id"] for block in view.blocks if block["type"] == "input" and not block.get("optional")}
    return [block for (block, _), state in view.state.items() if block in needed and is_empty(state)]


def offered(element: Json) -> list[str]:
    return [option["text"]["text"] for option in options_of(element)]


def option_of(options: list[Json], wanted: str) -> Json:
    found = [one for one in options if wanted in (one.get("value"), one["text"]["text"])]
    if not found:
        raise NotPossible(f"{wanted} is not offered: {[(one.get('value'), one['text']['text']) for one in options]}")
    return found[0]


def _picked(element: Json, given: Any) -> Any:
    if isinstance(given, dict) or given is None:  # from suggestions
        return given
    options = options_of(element)
    return [option_of(options, one) for one in given] if isinstance(given, list) else option_of(options, given)


def _check_words(element: Json, words: str) -> None:
    if len(words) > element.get("max_length", 3000) or len(words) < element.get("min_length", 0):
        raise NotPossible(f"{len(words)} characters do not fit in {element['action_id']}")
    if element["type"] == "email_text_input" and not EMAIL.fullmatch(words):
        raise NotPossible(f"no e-mail address: {words}")
    if element["type"] == "number_input" and not words.lstrip("-").replace(".", "", 1).isdigit():
        raise NotPossible(f"no number: {words}")
    if "\n" in words and element["type"] == "plain_text_input" and not element.get("multiline"):
        raise NotPossible(f"a line break in {element['action_id']}, which has one line")
